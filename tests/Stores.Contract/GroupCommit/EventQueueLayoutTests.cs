using InstaHub.GrainInterfaces.Events;
using InstaHub.Silo.Stores.Events;

namespace InstaHub.Stores.Contract.GroupCommit;

public sealed class EventQueueLayoutTests : GroupCommitTest
{
    [Fact]
    public async Task The_first_process_makes_the_queues_and_the_next_finds_them()
    {
        for (var process = 1; process <= 2; process++)
        {
            await using var host = NewHost();
            await host.StartAsync();
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], await Database.QueryAsync<short>("select queue from event_queues order by queue"));
    }

    [Fact]
    public async Task A_process_with_another_number_of_queues_does_not_start_until_the_events_were_moved()
    {
        await using (var host = NewHost())
        {
            await host.StartAsync();
            await Task.WhenAll(Enumerable.Range(1, 50).Select(key => host.PutAsync(new Item(key, 1))));
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        await using (var host = NewHost(("Events:Queues", "3")))
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
            Assert.Contains("Events:Queues is 3, and the database has 8 queues", error.Message);
            Assert.Contains(EventQueueLayout.ChangeSql(3), error.Message);
        }

        await Database.ExecuteAsync(EventQueueLayout.ChangeSql(3));
        await using var changed = NewHost(("Events:Queues", "3"));
        await changed.StartAsync();

        Assert.Equal([0, 1, 2], await Database.QueryAsync<short>("select queue from event_queues order by queue"));
        Assert.Equal(
            Enumerable.Range(1, 50).Select(key => EventPartitions.Of($"item-{key}") % 3).Order(),
            (await Database.QueryAsync<short>("select queue from events order by queue")).Select(queue => (int)queue));
        await changed.StopAsync(TestContext.Current.CancellationToken);
    }
}
