using System.Text.Json;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.Graph;
using InstaHub.Silo.Stores.GroupCommit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Stores.Contract.Graph;

/// <summary>A host with the store of the graph, put together as the silo is, and the acts of tests on it.</summary>
internal sealed class GraphStoreHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TestDatabase _database;

    public GraphStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    {
        _database = database;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = database.ConnectionString;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.AddProvider(new LogRecorder());
        builder.Services.AddDatabase().AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddGraphStores();
        _host = builder.Build();
    }

    public IGraphStore Graph => _host.Services.GetRequiredService<IGraphStore>();

    public Task<GraphOutcome> DoAsync(Guid actor, RelationChange change, Guid target) =>
        Patience.ForAsync(Graph.WriteAsync(new GraphWrite(actor, target, change, DateTimeOffset.UtcNow)), $"the outcome of an act of {actor} on {target}");

    /// <summary>The events of these users' acts in the order of their positions, as e.g. "followed".</summary>
    public Task<IReadOnlyList<string>> EventsOfAsync(params Guid[] actors) => _database.QueryAsync<string>(
        $"select type from events where namespace = 'graph' and key in ({string.Join(", ", actors.Select(actor => $"'{actor:D}'"))}) order by position");

    /// <summary>The payloads of one user's events.</summary>
    public async Task<IReadOnlyList<GraphChange>> ChangesOfAsync(Guid actor) =>
    [
        .. (await _database.QueryAsync<byte[]>($"select payload from events where namespace = 'graph' and key = '{actor:D}' order by position"))
            .Select(payload => JsonSerializer.Deserialize(payload, GraphEventJson.Default.GraphChange)!),
    ];

    /// <summary>Followers and following of a user, by their row of counters.</summary>
    public async Task<(long Followers, long Following)> CountsAsync(Guid user)
    {
        var counts = await _database.QueryAsync<long[]>($"select array[followers, following] from user_counts where user_id = '{user}'");
        return (counts[0][0], counts[0][1]);
    }

    /// <summary>Asserts that the counters of these users are equal to the rows.</summary>
    public async Task AssertCountsAsync(params Guid[] users) => Assert.Empty(await _database.FindWrongCountsAsync(users));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
