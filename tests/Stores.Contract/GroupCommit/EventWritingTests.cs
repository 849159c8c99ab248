using InstaHub.GrainInterfaces.Events;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>Events in the transactions of their rows, and the waking of those who read them.</summary>
public sealed class EventWritingTests : GroupCommitTest
{
    [Fact]
    public async Task An_event_is_written_as_it_was_made()
    {
        var item = new Item(1, 1);
        await using var host = NewHost(("Events:Queues", "5"));

        await host.PutAsync(item);

        await using var command = Database.DataSource.CreateCommand("select queue, id, namespace, partition, key, type, payload, occurred_at from events");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var partition = EventPartitions.Of("item-1");
        Assert.Equal(
            (partition % 5, item.Event.Id, "items", partition, "item-1", "item_put", new DateTime(2030, 1, 2, 1, 4, 5, DateTimeKind.Utc)),
            (reader.GetInt16(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt16(3), reader.GetString(4), reader.GetString(5), reader.GetDateTime(7)));
        Assert.Equal([1, 2, 3], reader.GetFieldValue<byte[]>(6));
    }

    [Fact]
    public async Task Events_take_positions_in_the_order_of_their_operations()
    {
        var rows = new EventRows(new EventOptions { Queues = 1 });
        DomainEvent[] events = [.. Enumerable.Range(0, 300).Select(i => new Item(i % 3, 1).Event)];
        for (var i = 0; i < events.Length; i++)
            rows.Add(i / 2, events[i]);
        await using var command = Database.DataSource.CreateCommand(EventRows.InsertSql(1, "event.operation <> 7"));
        rows.AddParameters(command.Parameters);

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            events.Where((_, i) => i / 2 != 7).Select(domainEvent => domainEvent.Id),
            await Database.QueryAsync<Guid>("select id from events order by position"));
    }

    [Fact]
    public async Task A_row_that_is_not_written_has_no_event()
    {
        await using var host = NewHost();

        Assert.Equal(1, await host.PutAsync(new Item(1, 1)));
        Assert.Equal(0, await host.PutAsync(new Item(1, 1)));

        Assert.Equal([1], await Database.ToldAsync());
    }

    [Fact]
    public async Task A_commit_wakes_the_reader_of_the_queue_and_no_other()
    {
        await using var host = NewHost(("Events:Queues", "2"));
        var signal = host.Get<EventSignal>();
        var queue = EventPartitions.Of("item-1") % 2;
        await using var obstacle = await Obstacle.PutAsync(Database);

        var waiting = signal.WaitAsync(queue, Patience.Limit, TestContext.Current.CancellationToken);
        var put = host.PutAsync(new Item(1, Item.WaitsAtCommit));
        await obstacle.HoldsAsync();
        Assert.False(waiting.IsCompleted);
        await obstacle.RemoveAsync();
        await put;

        Assert.True(await waiting);
        Assert.False(await signal.WaitAsync(1 - queue, TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signal_stays_set_until_it_is_taken_once()
    {
        await using var host = NewHost();
        var signal = host.Get<EventSignal>();

        signal.Set(default(QueueSet).With(1).With(7).With(63));
        signal.Set(default(QueueSet).With(1));

        foreach (var (queue, isSet) in new[] { (1, true), (1, false), (7, true), (0, false) })
            Assert.Equal(isSet, await signal.WaitAsync(queue, TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Other_processes_are_notified_at_once_and_then_once_an_interval()
    {
        var time = new ManualTime();
        await using var listener = await ListenAsync();
        await using var host = new CommitterHost(
            Database.ConnectionString, time: time, runtime: ServingRuntime.Orleans, settings: ("Events:NotifyInterval", "00:00:00.005"));
        var notifier = host.Get<EventNotifier>();

        notifier.Notify(default(QueueSet).With(3));
        Assert.Equal([3], await listener.NextAsync());
        await time.WaitForTimerAsync(TimeSpan.FromMilliseconds(5));
        notifier.Notify(default(QueueSet).With(5));
        notifier.Notify(default(QueueSet).With(0));
        notifier.Notify(default(QueueSet).With(5));
        time.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal([0, 5], await listener.NextAsync());
    }

    [Fact]
    public async Task A_commit_notifies_other_processes()
    {
        await using var listener = await ListenAsync();
        await using var host = new CommitterHost(Database.ConnectionString, runtime: ServingRuntime.Orleans);

        await host.PutAsync(new Item(1, 1));

        Assert.Equal([EventPartitions.Of("item-1") % 8], await listener.NextAsync());
    }

    [Fact]
    public async Task Notifications_go_on_after_their_session_was_ended()
    {
        await using var listener = await ListenAsync();
        await using var host = new CommitterHost(Database.ConnectionString, runtime: ServingRuntime.Orleans);
        await host.PutAsync(new Item(1, 1));
        await listener.NextAsync();

        await Database.ExecuteAsync(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'instahub-events' and datname = current_database()");
        await host.PutAsync(new Item(1, 2));

        await listener.NextAsync();
        await host.Log.WaitForAsync("Other processes are not told of new events at the moment");
    }

    [Fact]
    public async Task The_embedded_runtime_notifies_nobody()
    {
        await using var host = NewHost();

        await host.PutAsync(new Item(1, 1));

        Assert.Empty(await Database.QueryAsync<int>("select pid from pg_stat_activity where application_name = 'instahub-events' and datname = current_database()"));
        Assert.False(host.Get<Microsoft.Extensions.Options.IOptions<EventOptions>>().Value.NotifyOtherProcesses);
    }

    private async Task<Listener> ListenAsync()
    {
        var connection = await Database.DataSource.OpenConnectionAsync();
        await TestDatabase.ExecuteOnAsync(connection, $"listen {EventNotifier.Channel}");
        return new Listener(connection);
    }

    private sealed class Listener : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly Queue<QueueSet> _heard = new();

        public Listener(NpgsqlConnection connection)
        {
            _connection = connection;
            connection.Notification += (_, notification) => _heard.Enqueue(QueueSet.Parse(notification.Payload));
        }

        public async Task<IEnumerable<int>> NextAsync()
        {
            while (_heard.Count == 0)
                await Patience.ForAsync(_connection.WaitAsync(), "a notification");
            return _heard.Dequeue().Queues();
        }

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }
}
