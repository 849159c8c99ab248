using InstaHub.Grains.Presence;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Presence;

/// <summary>Writes when users were last seen. No event tells of it, and its commit does not wait for the disk: what a crash loses is written again within a minute.</summary>
internal sealed class SeenWriter : IBatchWriter<Guid, SeenMark, bool>
{
    // An older time changes nothing: it comes from an activation that has been replaced.
    private const string Mark =
        """
        insert into presence as known (user_id, seen_at, is_here)
        select input.user_id, input.seen_at, input.is_here
        from unnest($1::uuid[], $2::timestamptz[], $3::bool[]) as input (user_id, seen_at, is_here)
        join accounts on accounts.id = input.user_id
        order by input.user_id
        on conflict (user_id) do update set seen_at = excluded.seen_at, is_here = excluded.is_here
        where known.seen_at is null or known.seen_at <= excluded.seen_at
        """;

    public string Name => "presence";

    public Guid KeyOf(SeenMark operation) => operation.UserId;

    public void Write(IReadOnlyList<SeenMark> operations, WriteBatch batch)
    {
        var users = operations.Select(mark => mark.UserId).ToArray();
        batch.LockRows("presence", "user_id", users);
        batch.DoNotFlush();
        var parameters = batch.Add(Mark);
        parameters.Add(WriteBatch.Array(users));
        parameters.Add(WriteBatch.Array(operations.Select(mark => mark.SeenAt.UtcDateTime).ToArray()));
        parameters.Add(WriteBatch.Array(operations.Select(mark => mark.IsHere).ToArray()));
    }

    public Task ReadAsync(NpgsqlDataReader reader, IReadOnlyList<SeenMark> operations, bool[] outcomes, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
