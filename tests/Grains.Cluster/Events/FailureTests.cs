using InstaHub.Grains.Cluster.Events.Support;
using InstaHub.Silo.Database;

namespace InstaHub.Grains.Cluster.Events;

/// <summary>Handlers that fail, and a database that goes away.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await EventSilo.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_poison_event_dies_and_the_events_behind_it_are_handled()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString);
        var poison = EventSilo.Event("key", 1);
        silo.Handler.Before = (domainEvent, _) => domainEvent.Id == poison.Id ? throw new FormatException("cannot be read") : Task.CompletedTask;

        await silo.WriteAsync(EventSilo.Event("key", 0), poison, EventSilo.Event("key", 2));
        await _database.WaitUntilEmptyAsync();

        Assert.Equal([0, 2], silo.Handler.Handled.Select(EventSilo.NumberOf));
        Assert.Equal(5, silo.Handler.Attempts.Count(attempt => attempt.Id == poison.Id));
        Assert.Equal([poison.Id], await _database.QueryAsync<Guid>("select id from events_dead where handler = 'test-handler' and key = 'key' and failures = 5"));
        Assert.Contains("cannot be read", (await _database.QueryAsync<string>("select error from events_dead"))[0]);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_given_up_after_its_time_and_holds_up_its_own_stream_alone()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString, ("Events:Queues", "1"));
        silo.Handler.Before = (domainEvent, _) => domainEvent.Key == "hangs" && silo.Handler.Attempts.Count(attempt => attempt.Key == "hangs") == 1
            ? new TaskCompletionSource().Task
            : Task.CompletedTask;

        await silo.WriteAsync(EventSilo.Event("hangs"));
        await silo.Handler.WaitForAsync("the handler to hang", script => script.Attempts.Count == 1);
        await silo.WriteAsync(EventSilo.Event("other"));
        await silo.Handler.WaitForAsync("the other stream", script => script.Handled.Count == 1);
        await _database.WaitUntilEmptyAsync();

        Assert.Equal(["other", "hangs"], silo.Handler.Handled.Select(handled => handled.Key));
        Assert.Equal(2, silo.Handler.Attempts.Count(attempt => attempt.Key == "hangs"));
        Assert.Equal(0, await _database.CountAsync("events_dead"));
    }

    [Fact]
    public async Task An_event_that_waits_for_longer_than_a_delivery_lasts_is_neither_lost_nor_overtaken()
    {
        await using var silo = await EventSilo.StartAsync(_database.ConnectionString, ("EventStreams:DeliveryTime", "00:00:00.050"));
        var isAway = true;
        silo.Handler.Before = (_, _) => isAway ? throw new TimeoutException("a grain that the handler calls does not answer") : Task.CompletedTask;

        await silo.WriteAsync(EventSilo.Event("key", 0));
        await silo.Handler.WaitForAsync("the first attempt", script => script.Attempts.Count == 1);
        await silo.WriteAsync(EventSilo.Event("key", 1));
        await silo.Handler.WaitForAsync("many deliveries to have been given up", script => script.Attempts.Count == 12);
        isAway = false;
        await _database.WaitUntilEmptyAsync();

        Assert.Equal([0, 1], silo.Handler.Handled.Select(EventSilo.NumberOf));
        Assert.Equal(0, await _database.CountAsync("events_dead"));
    }

    [Fact]
    public async Task A_queue_is_taken_over_while_a_batch_is_being_handled()
    {
        await using var proxy = ProxyTo(_database, out var connectionString);
        await using var first = await EventSilo.StartAsync(connectionString, ("EventStreams:Lease", "00:00:01"), ("Database:ConnectTimeout", "00:00:01"));
        var release = new TaskCompletionSource();
        first.Handler.Before = (_, _) => release.Task;
        var events = Enumerable.Range(0, 20).Select(i => EventSilo.Event("key", i)).ToArray();
        await first.WriteAsync(events);
        await first.Handler.WaitForAsync("the first silo to be at it", script => script.Attempts.Count == 1);
        await using var second = await EventSilo.StartAsync(_database.ConnectionString, ("EventStreams:Lease", "00:00:01"));

        // The first one can no longer renew, but does not know what has become of its batch.
        first.Get<DatabaseGate>().Close("the test says so");
        proxy.CutClients();
        await second.Handler.WaitForAsync("the second silo to handle all", script => script.Handled.Count == events.Length);
        first.Get<DatabaseGate>().Open();
        release.SetResult();
        await first.Handler.WaitForAsync("the first silo to go on", script => script.Handled.Count > 0);
        await _database.WaitUntilEmptyAsync();

        Assert.Equal(events.Select(domainEvent => domainEvent.Id), await _database.EffectsAsync());
    }

    [Fact]
    public async Task Nothing_dies_while_the_database_is_away()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var database = await EventSilo.CreateDatabaseAsync(server.ConnectionString);
        await using var silo = await EventSilo.StartAsync(database.ConnectionString, ("Database:ConnectTimeout", "00:00:01"));
        var release = new TaskCompletionSource();
        silo.Handler.Before = (_, _) => release.Task;
        var events = Enumerable.Range(0, 40).Select(i => EventSilo.Event($"key{i % 4}", i)).ToArray();
        await silo.WriteAsync(events);
        await silo.Handler.WaitForAsync("the handler to begin", script => script.Attempts.Count > 0);

        await server.StopAsync();
        release.SetResult();
        await silo.Handler.WaitForAsync("more failures than an event may have", script => script.Attempts.GroupBy(attempt => attempt.Id).Any(attempts => attempts.Count() > 6));
        await server.StartAsync();
        database.DataSource.Clear(); // its connections ended with the server
        await database.WaitUntilEmptyAsync();

        Assert.Equal(events.Select(domainEvent => domainEvent.Id).Order(), (await database.EffectsAsync()).Order());
        Assert.Equal(0, await database.CountAsync("events_dead"));
    }

    private static TcpProxy ProxyTo(TestDatabase database, out string connectionString)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        var proxy = new TcpProxy(settings.Host!, settings.Port);
        settings.Host = "127.0.0.1";
        settings.Port = proxy.Port;
        connectionString = settings.ConnectionString;
        return proxy;
    }
}
