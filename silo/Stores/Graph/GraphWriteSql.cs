using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.Events;

namespace InstaHub.Silo.Stores.Graph;

/// <summary>
/// The statement that does acts of the graph, of many pairs at once; both users' rows in <c>user_counts</c> are locked before. It reads
/// each pair, decides what is to be between the two, and writes the difference: rows, counters, events.
/// </summary>
/// <remarks>
/// Parameters: actors, targets, bits set, bits cleared, bits needed, times, types of the event if who follows whom does not change; then
/// those of <see cref="EventRows"/>, at most one event an act. Returns a row an act: its number, verdict, bits before and after, and the
/// new counters of both users.
/// </remarks>
public static class GraphWriteSql
{
    private const int Following = (int)Relation.Following;
    private const int FollowedBy = (int)Relation.FollowedBy;
    private const int Requested = (int)Relation.Requested;
    private const int RequestedBy = (int)Relation.RequestedBy;
    private const int Follows = Following | FollowedBy;
    private const int Muting = (int)Relation.Muting;

    private const int Done = (int)GraphVerdict.Done;

    /// <summary>For any acts.</summary>
    public static readonly string Any = Make(
        $"""
        , followed as (
            insert into follows (follower_id, followee_id, since)
            select actor_id, target_id, at from decided where after & ~before & {Following} <> 0
            union all select target_id, actor_id, at from decided where after & ~before & {FollowedBy} <> 0
        ), unfollowed as (
            delete from follows using (
                select actor_id, target_id from decided where before & ~after & {Following} <> 0
                union all select target_id, actor_id from decided where before & ~after & {FollowedBy} <> 0) as gone (follower, followee)
            where follower_id = follower and followee_id = followee
        ), requested as (
            insert into follow_requests (requester_id, target_id, requested_at)
            select actor_id, target_id, at from decided where after & ~before & {Requested} <> 0
        ), closed as (
            delete from follow_requests using (
                select actor_id, target_id from decided where before & ~after & {Requested} <> 0
                union all select target_id, actor_id from decided where before & ~after & {RequestedBy} <> 0) as gone (requester, target)
            where requester_id = requester and target_id = target
        ), marked as (
            insert into user_marks (owner_id, target_id, kind, parts, since)
            select actor_id, target_id, kind, case kind when {(int)UserMark.Mute} then (after & {Muting}) >> {RelationSql.MuteShift} else 0 end, at
            from decided cross join {Marks} where (before # after) & bits <> 0 and after & bits <> 0
            on conflict (owner_id, target_id, kind) do update set parts = excluded.parts
        ), unmarked as (
            delete from user_marks using decided cross join {Marks}
            where owner_id = actor_id and user_marks.target_id = decided.target_id and user_marks.kind = mark.kind
                and before & bits <> 0 and after & bits = 0
        ), change as (
            select target_id as user_id, (after & 1) - (before & 1) as followers, (after >> 1 & 1) - (before >> 1 & 1) as following
            from decided where (before # after) & {Follows} <> 0
            union all
            select actor_id, (after >> 1 & 1) - (before >> 1 & 1), (after & 1) - (before & 1)
            from decided where (before # after) & {Follows} <> 0
        )
        """,
        targetFollowing: "target.following",
        joinTarget: "left join user_counts target on target.user_id = input.target_id");

    /// <summary>The same for acts that are all <see cref="RelationChange.Follow"/>: without what those never do.</summary>
    public static readonly string FollowsOnly = Make(
        $"""
        , followed as (
            insert into follows (follower_id, followee_id, since)
            select actor_id, target_id, at from decided where after & ~before & {Following} <> 0
        ), requested as (
            insert into follow_requests (requester_id, target_id, requested_at)
            select actor_id, target_id, at from decided where after & ~before & {Requested} <> 0
        ), closed as (
            delete from follow_requests using decided
            where requester_id = actor_id and follow_requests.target_id = decided.target_id and before & ~after & {Requested} <> 0
        ), change as (
            select target_id as user_id, 1 as followers, 0 as following from decided where after & ~before & {Following} <> 0
            union all
            select actor_id, 0, 1 from decided where after & ~before & {Following} <> 0
        )
        """,
        targetFollowing: "0::bigint",
        joinTarget: "");

    private static string Marks =>
        $"""
        (values ({(int)UserMark.Block}, {(int)Relation.Blocking}), ({(int)UserMark.Mute}, {Muting}),
            ({(int)UserMark.Restrict}, {(int)Relation.Restricting}), ({(int)UserMark.CloseFriend}, {(int)Relation.CloseFriend})) as mark (kind, bits)
        """;

    // Whom somebody follows is there if their account is: only other acts need the target's row of counters.
    private static string Make(string changes, string targetFollowing, string joinTarget) =>
        $"""
        with input as (
            select (number - 1)::int as operation, actor_id, target_id, adds, clears, needs, at, other_event
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::timestamptz[], $7::text[]) with ordinality
                as input (actor_id, target_id, adds, clears, needs, at, other_event, number)
        ), followee as materialized (
            select id, is_private from accounts join profiles on user_id = id where id = any($2::uuid[]) and status = 0
        ), pair as materialized (
            select input.*, actor.following as actor_following, {targetFollowing} as target_following, followee.id as followee_id, followee.is_private,
                {RelationSql.Between("input.actor_id", "input.target_id")} as before
            from input
            left join user_counts actor on actor.user_id = input.actor_id
            {joinTarget}
            left join followee on followee.id = input.target_id
        ), wish as (
            select pair.*,
                case
                    when adds & {Following} <> 0 and is_private and before & {Following} = 0 then before | {Requested}
                    else (before & ~clears) | adds
                end as wished,
                case
                    when needs <> 0 and before & needs = 0 then {(int)GraphVerdict.NoSuchRequest}
                    when actor_following is null or target_following is null then {(int)GraphVerdict.NoSuchUser}
                    when adds & {Following} = 0 then {Done}
                    when followee_id is null or before & {(int)Relation.BlockedBy} <> 0 then {(int)GraphVerdict.NoSuchUser}
                    when before & {(int)Relation.Blocking} <> 0 then {(int)GraphVerdict.Blocked}
                    else {Done}
                end as refusal
            from pair
        ), grown as (
            select wish.*,
                case
                    when refusal <> {Done} then null
                    when wished & ~before & {Following | Requested} <> 0 then actor_id
                    when wished & ~before & {FollowedBy} <> 0 then target_id
                end as follower_id,
                case when wished & ~before & {Following | Requested} <> 0 then actor_following else target_following end as follower_following
            from wish
        ), judged as (
            select grown.*,
                case
                    when follower_id is not null and follower_following
                        + row_number() over (partition by follower_id order by operation) > {GraphLimits.MaxFollowing} then {(int)GraphVerdict.TooMany}
                    else refusal
                end as verdict
            from grown
        ), decided as materialized (
            select operation, actor_id, target_id, at, other_event, before, verdict, case verdict when {Done} then wished else before end as after
            from judged
        ){changes}, delta as (
            select user_id, sum(followers) as followers, sum(following) as following from change group by user_id
        ), counted as (
            update user_counts
            set followers = user_counts.followers + delta.followers, following = user_counts.following + delta.following,
                change_number = user_counts.change_number + 1
            from delta where user_counts.user_id = delta.user_id
            returning user_counts.user_id, posts, user_counts.followers, user_counts.following, change_number
        ), told as (
            {EventRows.InsertSql(
                firstParameter: 8,
                join: "join decided on decided.operation = event.operation",
                condition: "before <> after",
                type: $"case when (before # after) & {Follows} <> 0 then event.type else other_event end")}
        )
        select operation, verdict, before, after,
            actor.posts, actor.followers, actor.following, actor.change_number,
            target.posts, target.followers, target.following, target.change_number
        from decided
        left join counted actor on actor.user_id = actor_id
        left join counted target on target.user_id = target_id
        """;
}
