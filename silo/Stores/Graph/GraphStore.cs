using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Graph;

/// <inheritdoc cref="IGraphStore"/>
internal sealed class GraphStore(
    NpgsqlDataSource database, IGroupCommitter<GraphWrite, GraphOutcome> writes, EventTransactions transactions, TimeProvider time) : IGraphStore
{
    private static readonly string FindRelations =
        $"""
        select {RelationSql.Between("$1", "other.id")}
        from unnest($2::uuid[]) with ordinality as other (id, number) order by other.number
        """;

    private const string FindRequesters =
        """
        select requester_id from follow_requests
        where target_id = $1 and not (select is_private from profiles where user_id = $1)
        order by requested_at desc, requester_id desc limit $2
        """;

    // Each part by an index, and no more of it than is asked for.
    private const string FindOthers =
        """
        select distinct other from (
            (select followee_id as other from follows where follower_id = $1 limit $2)
            union all (select follower_id from follows where followee_id = $1 limit $2)
            union all (select target_id from follow_requests where requester_id = $1 limit $2)
            union all (select requester_id from follow_requests where target_id = $1 limit $2)
            union all (select target_id from user_marks where owner_id = $1 limit $2)
            union all (select owner_id from user_marks where target_id = $1 limit $2)) as others
        limit $2
        """;

    public Task<GraphOutcome> WriteAsync(GraphWrite write, CancellationToken cancellationToken) => writes.SubmitAsync(write, cancellationToken);

    public async Task<IReadOnlyList<Relation>> FindRelationsAsync(Guid viewerId, IReadOnlyList<Guid> otherIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindRelations);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewerId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. otherIds] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var relations = new List<Relation>(otherIds.Count);
        while (await rows.ReadAsync(cancellationToken))
            relations.Add((Relation)rows.GetInt32(0));
        return relations;
    }

    public Task<IReadOnlyList<Guid>> FindRequestersOfPublicAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
        FindIdsAsync(FindRequesters, userId, limit, cancellationToken);

    public Task AddEventAsync(DomainEvent happened, CancellationToken cancellationToken) => transactions.RunAsync(
        (_, events) =>
        {
            events.Add(0, happened);
            return Task.FromResult(true);
        }, cancellationToken);

    public async Task<bool> RemoveAllAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        var others = await FindIdsAsync(FindOthers, userId, limit, cancellationToken);
        var now = time.GetUtcNow();
        var outcomes = await Task.WhenAll(others.SelectMany(other => new[]
        {
            writes.SubmitAsync(new GraphWrite(userId, other, RelationChange.Part, now), CancellationToken.None),
            writes.SubmitAsync(new GraphWrite(other, userId, RelationChange.RemoveMarks, now), CancellationToken.None),
        }));
        return Array.TrueForAll(outcomes, outcome => outcome.Verdict == GraphVerdict.Done)
            ? others.Count == limit
            : throw new InvalidOperationException($"User {userId} or somebody related to them has no row of counters.");
    }

    private async Task<IReadOnlyList<Guid>> FindIdsAsync(string sql, Guid userId, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken))
            ids.Add(rows.GetGuid(0));
        return ids;
    }
}
