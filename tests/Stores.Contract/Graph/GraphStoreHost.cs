using System.Text.Json;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.Graph;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Stores.Contract.Graph;

/// <summary>A host with the store of the graph, put together as the silo is, and the acts of tests on it.</summary>
internal sealed class GraphStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddGraphStores(),
        settings: settings)
{
    public IGraphStore Graph => Get<IGraphStore>();

    public Task<GraphOutcome> DoAsync(Guid actor, RelationChange change, Guid target) =>
        Patience.ForAsync(Graph.WriteAsync(new GraphWrite(actor, target, change, DateTimeOffset.UtcNow)), $"the outcome of an act of {actor} on {target}");

    /// <summary>The events of these users' acts in the order of their positions, as e.g. "followed".</summary>
    public Task<IReadOnlyList<string>> EventsOfAsync(params Guid[] actors) => database.QueryAsync<string>(
        $"select type from events where namespace = 'graph' and key in ({string.Join(", ", actors.Select(actor => $"'{actor:D}'"))}) order by position");

    /// <summary>The payloads of one user's events.</summary>
    public async Task<IReadOnlyList<GraphChange>> ChangesOfAsync(Guid actor) =>
    [
        .. (await database.QueryAsync<byte[]>($"select payload from events where namespace = 'graph' and key = '{actor:D}' order by position"))
            .Select(payload => JsonSerializer.Deserialize(payload, GraphEventJson.Default.GraphChange)!),
    ];

    /// <summary>Followers and following of a user, by their row of counters.</summary>
    public async Task<(long Followers, long Following)> CountsAsync(Guid user)
    {
        var counts = await database.QueryAsync<long[]>($"select array[followers, following] from user_counts where user_id = '{user}'");
        return (counts[0][0], counts[0][1]);
    }

    /// <summary>Asserts that the counters of these users are equal to the rows.</summary>
    public async Task AssertCountsAsync(params Guid[] users) => Assert.Empty(await database.FindWrongCountsAsync(users));
}
