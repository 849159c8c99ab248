using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>
/// Writes likes of everything. The rows of <c>content_counts</c> are locked in the order of their ids; of a hot post a whole batch adds to
/// the counter once.
/// </summary>
public sealed class LikeWriter : IBatchWriter<UserTarget, LikeWrite, LikeOutcome>
{
    /// <summary>
    /// Parameters: users, targets, kinds, whether liked, times; then those of <see cref="EventRows"/>. Returns a row a like: its number, whether
    /// it was another way before, and the numbers of the target (null: there is none).
    /// </summary>
    public static readonly string Sql =
        $"""
        with input as materialized (
            select (number - 1)::int as operation, user_id, target_id, kind, liked, at
            from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::bool[], $5::timestamptz[]) with ordinality
                as input (user_id, target_id, kind, liked, at, number)
        ), target as materialized (
            select target_id, likes, replies, change_number from content_counts where target_id = any($2)
        ), added as (
            insert into likes (user_id, target_id, kind, liked_at)
            select user_id, target_id, kind, at from input where liked and target_id in (select target_id from target)
            on conflict do nothing
            returning user_id, target_id
        ), removed as (
            delete from likes using input
            where not input.liked and likes.user_id = input.user_id and likes.target_id = input.target_id and likes.kind = input.kind
            returning likes.user_id, likes.target_id
        ), changed as materialized (
            select user_id, target_id, 1 as likes from added union all select user_id, target_id, -1 from removed
        ), counted as (
            update content_counts
            set likes = content_counts.likes + delta.likes, change_number = content_counts.change_number + 1
            from (select target_id, sum(likes) as likes from changed group by target_id) as delta
            where content_counts.target_id = delta.target_id
            returning content_counts.target_id, content_counts.likes, replies, change_number
        ), done as materialized (
            select operation, input.target_id, changed.user_id is not null as has_changed
            from input left join changed on changed.user_id = input.user_id and changed.target_id = input.target_id
        ), told as (
            {EventRows.InsertSql(firstParameter: 6, condition: "event.operation in (select operation from done where has_changed)")}
        )
        select operation, has_changed, coalesce(counted.likes, target.likes), coalesce(counted.replies, target.replies),
            coalesce(counted.change_number, target.change_number)
        from done left join target on target.target_id = done.target_id left join counted on counted.target_id = done.target_id
        """;

    public string Name => "likes";

    public UserTarget KeyOf(LikeWrite operation) => new(operation.UserId, operation.TargetId);

    public void Write(IReadOnlyList<LikeWrite> operations, WriteBatch batch)
    {
        var count = operations.Count;
        var (users, targets, kinds, liked, times) = (new Guid[count], new Guid[count], new short[count], new bool[count], new DateTime[count]);
        for (var i = 0; i < count; i++)
        {
            var write = operations[i];
            (users[i], targets[i], kinds[i], liked[i], times[i]) =
                (write.UserId, write.TargetId, (short)write.Kind, write.Liked, write.At.UtcDateTime);
            batch.Events.Add(i, EventOf(write));
        }

        batch.LockRows("content_counts", "target_id", [.. targets.Distinct()]);
        var parameters = batch.Add(Sql);
        parameters.Add(WriteBatch.Array(users));
        parameters.Add(WriteBatch.Array(targets));
        parameters.Add(WriteBatch.Array(kinds));
        parameters.Add(WriteBatch.Array(liked));
        parameters.Add(WriteBatch.Array(times));
        batch.Events.AddParameters(parameters);
    }

    public async Task ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<LikeWrite> operations, LikeOutcome[] outcomes, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            outcomes[reader.GetInt32(0)] = new LikeOutcome(reader.GetBoolean(1), ContentCountRows.Read(reader, 2));
    }

    private static DomainEvent EventOf(LikeWrite write) => new(
        write.EventId,
        ReactionEvents.Namespace,
        ReactionGrainExtensions.EventKey(write.UserId),
        write.Liked ? ReactionEvents.Liked : ReactionEvents.Unliked,
        JsonSerializer.SerializeToUtf8Bytes(new ReactionChange(write.UserId, write.TargetId, write.Kind, write.OwnerId), ReactionEventJson.Default.ReactionChange),
        write.At);
}
