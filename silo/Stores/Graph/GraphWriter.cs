using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Graph;

/// <summary>
/// Does the acts of the whole graph. The rows of <c>user_counts</c> are locked in the order of their ids, by which acts about one
/// pair exclude each other everywhere, and two transactions never wait in a circle.
/// </summary>
internal sealed class GraphWriter : IBatchWriter<UserPair, GraphWrite, GraphOutcome>
{
    public string Name => "follows";

    // Of a pair one act at a time, in order; of a hot account as many as come.
    public UserPair KeyOf(GraphWrite operation) => new(operation.ActorId, operation.TargetId);

    public void Write(IReadOnlyList<GraphWrite> operations, WriteBatch batch)
    {
        var columns = new Columns(operations.Count);
        var users = new HashSet<Guid>(operations.Count + 1);
        var onlyFollows = true;
        for (var i = 0; i < operations.Count; i++)
        {
            var write = operations[i];
            columns.Set(i, write);
            users.Add(write.ActorId);
            users.Add(write.TargetId);
            onlyFollows &= ReferenceEquals(write.Change, RelationChange.Follow);
            if ((write.Change.FollowsEvent ?? write.Change.OtherEvent) is { } type)
                batch.Events.Add(i, GraphHappenings.Event(type, write.ActorId, write.TargetId, write.At));
        }

        batch.LockRows("user_counts", "user_id", [.. users]);
        var parameters = batch.Add(onlyFollows ? GraphWriteSql.FollowsOnly : GraphWriteSql.Any);
        columns.AddTo(parameters);
        batch.Events.AddParameters(parameters);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<GraphWrite> operations, GraphOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            var (before, after) = ((Relation)reader.GetInt32(2), (Relation)reader.GetInt32(3));
            var counted = ((before ^ after) & (Relation.Following | Relation.FollowedBy)) != 0;
            outcomes[reader.GetInt32(0)] = new GraphOutcome(
                (GraphVerdict)reader.GetInt32(1), before, after, counted ? GraphRows.ReadCounts(reader, 4) : null, counted ? GraphRows.ReadCounts(reader, 8) : null);
        }
    }

    private sealed class Columns(int count)
    {
        private readonly Guid[] _actors = new Guid[count];
        private readonly Guid[] _targets = new Guid[count];
        private readonly int[] _sets = new int[count];
        private readonly int[] _clears = new int[count];
        private readonly int[] _needs = new int[count];
        private readonly DateTime[] _times = new DateTime[count];
        private readonly string[] _otherEvents = new string[count];

        public void Set(int i, GraphWrite write)
        {
            _actors[i] = write.ActorId;
            _targets[i] = write.TargetId;
            _sets[i] = (int)write.Change.Set;
            _clears[i] = (int)write.Change.Clear;
            _needs[i] = (int)write.Change.Needs;
            _times[i] = write.At.UtcDateTime;
            _otherEvents[i] = write.Change.OtherEvent ?? "";
        }

        public void AddTo(NpgsqlParameterCollection parameters)
        {
            parameters.Add(WriteBatch.Array(_actors));
            parameters.Add(WriteBatch.Array(_targets));
            parameters.Add(WriteBatch.Array(_sets));
            parameters.Add(WriteBatch.Array(_clears));
            parameters.Add(WriteBatch.Array(_needs));
            parameters.Add(WriteBatch.Array(_times));
            parameters.Add(WriteBatch.Array(_otherEvents));
        }
    }
}
