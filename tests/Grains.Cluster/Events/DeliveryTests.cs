using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Cluster.Events.Support;
using Npgsql;

namespace InstaHub.Grains.Cluster.Events;

/// <summary>Events on their way from transactions to handlers.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await EventSilo.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Every_event_of_many_writers_is_handled_in_the_order_of_its_key_and_has_one_effect()
    {
        const int writers = 12;
        const int transactions = 100;
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var i = 0; i < transactions; i++)
            {
                await using var write = await silo.BeginAsync(EventSilo.Event($"a{writer}", i), EventSilo.Event($"b{writer}", i));
                await using (var hold = new NpgsqlCommand($"select pg_sleep({random.Next(0, 5)} / 1000.0)", write.Connection))
                    await hold.ExecuteNonQueryAsync();
                await write.CommitAsync();
            }
        })));
        await _database.WaitUntilEmptyAsync();

        var effects = await _database.EffectsAsync();
        Assert.Equal(2 * writers * transactions, effects.Count);
        Assert.Equal(effects.Count, effects.Distinct().Count());
        Assert.All(silo.Handler.Handled.GroupBy(handled => handled.Key), key => Assert.Equal(Enumerable.Range(0, transactions), key.Select(EventSilo.NumberOf)));
        Assert.Equal(0, await _database.CountAsync("events_dead"));
    }

    [Fact]
    public async Task An_event_that_is_committed_late_is_handled_before_later_ones_of_its_key()
    {
        // Reads from the beginning come too rarely to help.
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString, ("EventStreams:FullReadInterval", "00:01:00"));
        await silo.WriteAsync(EventSilo.Event("early"));
        await silo.Handler.WaitForAsync("the first event", script => script.Handled.Count == 1);

        await using var late = await silo.BeginAsync(EventSilo.Event("late", 1));
        for (var i = 0; i < 30; i++)
        {
            // Of the same queue, with higher positions, so that the reader goes on.
            await silo.WriteAsync(EventSilo.Event("late-neighbour", i), EventSilo.Event(NeighbourOf("late"), i));
            await silo.Handler.WaitForAsync($"neighbour {i}", script => script.Handled.Count == 3 + (2 * i));
        }

        await late.CommitAsync();
        await silo.WriteAsync(EventSilo.Event("late", 2));
        await silo.Handler.WaitForAsync("the late event and its follower", script => Numbers(script, "late").Length == 2);

        Assert.Equal([1, 2], Numbers(silo.Handler, "late"));
    }

    [Fact]
    public async Task A_new_stream_does_not_hold_its_queue_back()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString, ("Events:Queues", "1"));
        await silo.WriteAsync(EventSilo.Event("known"));
        await silo.Handler.WaitForAsync("the known stream", script => script.Handled.Count == 1);

        var release = new TaskCompletionSource();
        silo.Handler.Before = (domainEvent, _) => domainEvent.Key == "new" ? release.Task : Task.CompletedTask;
        await silo.WriteAsync(EventSilo.Event("new"));
        await silo.Handler.WaitForAsync("the new stream's handler to begin", script => script.Attempts.Any(attempt => attempt.Key == "new"));
        for (var i = 1; i <= 3; i++)
        {
            await silo.WriteAsync(EventSilo.Event("known", i));
            await silo.Handler.WaitForAsync($"event {i} of the known stream", script => Numbers(script, "known").Length == i + 1);
        }

        Assert.Empty(Numbers(silo.Handler, "new"));
        release.SetResult();
        await silo.Handler.WaitForAsync("the new stream", script => Numbers(script, "new").Length == 1);
    }

    [Fact]
    public async Task Events_of_a_feature_without_handlers_do_not_stay()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString);

        await silo.WriteAsync(EventSilo.Event("key", feature: "nobody"));

        await _database.WaitUntilEmptyAsync();
        Assert.Empty(silo.Handler.Attempts);
    }

    [Fact]
    public async Task Events_that_another_process_has_committed_are_found_without_a_word()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString);
        await silo.WriteAsync(EventSilo.Event("first"));
        await silo.Handler.WaitForAsync("the first event", script => script.Handled.Count == 1);

        var domainEvent = EventSilo.Event("second");
        await using (var write = await silo.BeginAsync(domainEvent))
        await using (var commit = new NpgsqlCommand("commit", write.Connection))
            await commit.ExecuteNonQueryAsync();

        await silo.Handler.WaitForAsync("the second event", script => script.Handled.Count == 2);
    }

    [Fact]
    public async Task Events_that_wait_when_a_silo_starts_are_handled()
    {
        await using (var silo = await EventSilo.StartAsync(_database.ConnectionString))
        {
            silo.Handler.Before = (_, _) => throw new InvalidOperationException("not here");
            await silo.WriteAsync([.. Enumerable.Range(0, 50).Select(i => EventSilo.Event($"key{i}", i))]);
        }

        await using var next = await EventSilo.StartAsync(_database.ConnectionString);
        await _database.WaitUntilEmptyAsync();

        Assert.Equal(50, (await _database.EffectsAsync()).Distinct().Count());
    }

    private static int[] Numbers(HandlerScript script, string key) =>
        [.. script.Handled.Where(handled => handled.Key == key).Select(EventSilo.NumberOf)];

    // Another key of the same partition, hence of the same queue and stream.
    private static string NeighbourOf(string key) =>
        Enumerable.Range(0, int.MaxValue).Select(i => $"neighbour{i}").First(other => EventPartitions.Of(other) == EventPartitions.Of(key));
}
