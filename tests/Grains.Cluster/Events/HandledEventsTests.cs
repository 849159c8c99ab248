using InstaHub.Grains.Cluster.Events.Support;
using InstaHub.Silo.Streams;
using InstaHub.Silo.Streams.Handlers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Cluster.Events;

/// <summary>What is remembered of handled events.</summary>
public sealed class HandledEventsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await EventSilo.CreateDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_effect_runs_once_for_each_handler_and_event()
    {
        var id = Guid.CreateVersion7();

        Assert.True(await RunAsync("one", id));
        Assert.False(await RunAsync("one", id));
        Assert.True(await RunAsync("two", id));
        Assert.Equal(2, await _database.CountAsync("effects"));
    }

    [Fact]
    public async Task An_effect_that_fails_is_not_remembered()
    {
        var id = Guid.CreateVersion7();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            HandledEvents.RunOnceAsync(_database.DataSource, "one", id, (_, _) => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.True(await RunAsync("one", id));
    }

    [Fact]
    public async Task What_was_handled_long_ago_is_forgotten()
    {
        await _database.ExecuteAsync("insert into events_handled (handler, event_id, handled_at) select 'h', gen_random_uuid(), now() - interval '8 days' from generate_series(1, 6000)");
        await _database.ExecuteAsync("insert into events_handled (handler, event_id, handled_at) select 'h', gen_random_uuid(), now() - interval '6 days' from generate_series(1, 10)");
        var cleanup = new HandledEventsCleanup(_database.DataSource, Options.Create(new EventStreamOptions()), TimeProvider.System, NullLogger<HandledEventsCleanup>.Instance);

        Assert.Equal(6000, await cleanup.CleanAsync(TestContext.Current.CancellationToken));
        Assert.Equal(10, await _database.CountAsync("events_handled"));
    }

    private Task<bool> RunAsync(string handler, Guid id) => HandledEvents.RunOnceAsync(
        _database.DataSource,
        handler,
        id,
        (connection, _) => TestDatabase.ExecuteOnAsync(connection, $"insert into effects (event_id, key) values ('{id}', '{handler}')"),
        TestContext.Current.CancellationToken);
}
