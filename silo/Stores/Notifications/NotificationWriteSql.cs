using InstaHub.GrainInterfaces.Notifications;
using static InstaHub.Silo.Stores.Notifications.NotificationSql;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>
/// The statements that write notifications, many at once. First come the owners' rows, which are made where they are not there, and locked
/// in the order of their ids; what is so is read after that, by statements that see what was committed before. So of two who write
/// about one owner at a time the second sees all that the first has seen, and more.
/// </summary>
internal static class NotificationWriteSql
{
    /// <summary>Makes rows of owners. Parameter: their ids.</summary>
    public const string MakeOwners =
        """
        insert into notification_owners (user_id)
        select id from accounts where id = any($1) and status <> 3 order by id
        on conflict do nothing
        """;

    /// <summary>Locks them. Parameter: their ids. Returns rows without columns.</summary>
    public const string LockOwners = "select from notification_owners where user_id = any($1) order by user_id for no key update";

    /// <summary>
    /// Parameters, a column each: numbers of operations, owners, actors, kinds, targets, days, posts, comments, whether the actor may be added,
    /// ids of groups to be made, times. Of one owner and actor there is one operation. Returns the number of each operation, whether the actor is in
    /// the group then, and whether that was large before; none for owners who are gone.
    /// </summary>
    public static readonly string Look = Make(Truth("input"));

    /// <summary>The same where all are likes and follows: without what is asked of other kinds.</summary>
    public static readonly string LookAtMany = Make($"({TruthOfMany("input")})");

    private static string Make(string truth) =>
        $"""
        with input as materialized (
            select input.*, owner.last_placed, coalesce(owner.scopes[input.kind], {(int)NotificationScope.Everyone}) as scope
            from unnest($1::int[], $2::uuid[], $3::uuid[], $4::smallint[], $5::uuid[], $6::int[], $7::uuid[], $8::uuid[], $9::bool[], $10::uuid[],
                $11::timestamptz[])
                as input (operation, user_id, actor_id, kind, target_id, day, post_id, comment_id, may_add, new_id, at)
            join notification_owners owner on owner.user_id = input.user_id
        ), looked as materialized (
            select input.*, n.id as group_id, coalesce(n.is_large, false) as is_large, n.placed_at, known.actor_id is not null as is_known, coalesce(known.is_there, false) as was_there, known.at as known_at,
                truth.subject_id, truth.at as done_at,
                truth.subject_id is not null and not {Blocks("input.user_id", "input.actor_id")} as holds,
                input.may_add and {IsWanted("input", "input.scope")} as is_wanted
            from input
            left join lateral {truth} as truth on true
            -- One row each, by its whole key: otherwise all actors of a group may be looked at.
            left join lateral (
                select id, is_large, placed_at from notifications
                where user_id = input.user_id and kind = input.kind and target_id = input.target_id and day = input.day limit 1
            ) as n on true
            left join lateral (
                select actor_id, is_there, at from notification_actors where notification_id = n.id and actor_id = input.actor_id limit 1
            ) as known on true
        ), decided as materialized (
            select looked.*,
                holds and (was_there or is_wanted) as is_there,
                -- Who has undone it and does it again is not new; another comment is. What is older than the place of a large group was in it then.
                holds and is_wanted and (not is_known or (kind in ({Comment}, {Reply}) and done_at > known_at))
                    and (not is_large or done_at > placed_at) as is_news
            from looked
        ), change as materialized (
            select user_id, kind, target_id, day, group_id, is_large, bool_or(is_news) as is_news,
                case when is_large then 0 else sum(is_there::int - was_there::int)::int end as actors,
                kind in ({Like}, {Follow}) and max(scope) = {(int)NotificationScope.Everyone} as may_be_large,
                (array_agg(new_id order by operation))[1] as new_id, (array_agg(post_id order by operation))[1] as post_id,
                (array_agg(comment_id order by operation))[1] as comment_id, max(last_placed) as last_placed
            from decided group by user_id, kind, target_id, day, group_id, is_large
        ), now as materialized (
            select clock_timestamp() as at
        ), placed as materialized (
            select change.*, greatest(now.at, last_placed)
                + row_number() over (partition by user_id order by kind, target_id, day) * interval '1 microsecond' as place
            from change cross join now where is_news
        ), made as (
            insert into notifications (id, user_id, kind, target_id, day, post_id, comment_id, placed_at, actors, is_large)
            select new_id, user_id, kind, target_id, day, post_id, comment_id, place, actors, may_be_large and actors >= {Large}
            from placed where group_id is null
        ), moved as (
            update notifications set actors = notifications.actors + change.actors, placed_at = coalesce(placed.place, notifications.placed_at),
                is_large = notifications.is_large or (change.may_be_large and notifications.actors + change.actors >= {Large})
            from change left join placed on placed.new_id = change.new_id
            where notifications.id = change.group_id and (change.actors <> 0 or change.is_news)
        ), advanced as (
            update notification_owners set last_placed = newest.place
            from (select user_id, max(place) as place from placed group by user_id) as newest
            where notification_owners.user_id = newest.user_id
        ), added as (
            insert into notification_actors (notification_id, actor_id, user_id, kind, subject_id, at, is_there)
            select coalesce(decided.group_id, change.new_id), actor_id, decided.user_id, decided.kind, coalesce(subject_id, decided.target_id),
                coalesce(done_at, at), is_there
            from decided join change
                on change.user_id = decided.user_id and change.kind = decided.kind and change.target_id = decided.target_id and change.day = decided.day
            -- Of a large group only who has undone it: to do it again is not new.
            where not is_known and case when decided.is_large then subject_id is null and not may_add else is_there end
        ), changed as (
            update notification_actors
            set is_there = decided.is_there, subject_id = coalesce(decided.subject_id, notification_actors.subject_id),
                at = case when decided.kind in ({Comment}, {Reply}) then greatest(decided.done_at, notification_actors.at) else notification_actors.at end
            from decided
            where is_known and notification_actors.notification_id = decided.group_id and notification_actors.actor_id = decided.actor_id
                and (was_there <> decided.is_there
                    or (decided.is_there and (notification_actors.subject_id <> decided.subject_id or decided.done_at > notification_actors.at)))
        )
        select operation, is_there, is_large from decided
        """;

    /// <summary>
    /// Moves large groups to which somebody has come. Parameters: of each crowd its number, owner, kind, target, day; of each who is in one the
    /// crowd's number, their id, when. Returns the numbers of those crowds whose group is large; looks at no more of a crowd than the first that is news.
    /// </summary>
    public static readonly string Crowds =
        $"""
        with crowd as materialized (
            select crowd.*, n.id as group_id, n.placed_at, owner.last_placed, coalesce(owner.scopes[crowd.kind], {(int)NotificationScope.Everyone}) as scope
            from unnest($1::int[], $2::uuid[], $3::smallint[], $4::uuid[], $5::int[]) as crowd (operation, user_id, kind, target_id, day)
            join notification_owners owner on owner.user_id = crowd.user_id
            join lateral (
                select id, placed_at from notifications
                where user_id = crowd.user_id and kind = crowd.kind and target_id = crowd.target_id and day = crowd.day and is_large limit 1
            ) as n on true
        ), comer as materialized (
            select * from unnest($6::int[], $7::uuid[], $8::timestamptz[]) as comer (operation, actor_id, at)
        ), news as materialized (
            select crowd.group_id, crowd.user_id, greatest(clock_timestamp(), crowd.last_placed)
                + row_number() over (partition by crowd.user_id order by crowd.operation) * interval '1 microsecond' as place
            from crowd
            join lateral (
                select from comer
                cross join lateral (select crowd.user_id, comer.actor_id, crowd.kind, crowd.target_id, comer.at) as look
                -- What is older than the group's place was in it then; and who has a row is known.
                where comer.operation = crowd.operation and comer.at > crowd.placed_at
                    and {IsWanted("look", "crowd.scope")} and not {Blocks("look.user_id", "look.actor_id")}
                    and {Has($"({TruthOfMany("look")}) as truth")}
                    and not {Has("notification_actors known where known.notification_id = crowd.group_id and known.actor_id = look.actor_id")}
                limit 1
            ) as first on true
        ), moved as (
            update notifications set placed_at = news.place from news where notifications.id = news.group_id
        ), advanced as (
            update notification_owners set last_placed = newest.place
            from (select user_id, max(place) as place from news group by user_id) as newest
            where notification_owners.user_id = newest.user_id
        )
        select operation from crowd
        """;

    // Of a row with user_id, actor_id and kind: whether the owner wants to be told of the actor.
    private static string IsWanted(string look, string scope) =>
        $"""
        {IsActive($"{look}.actor_id")} and not {Mutes($"{look}.user_id", $"{look}.actor_id", $"{look}.kind")} and case {scope}
            when {(int)NotificationScope.Everyone} then true
            when {(int)NotificationScope.Following} then {Follows($"{look}.user_id", $"{look}.actor_id")}
            else false
        end
        """;

    /// <summary>
    /// Takes actors out of groups in which they do not belong any more. Parameters, a column each: owners, actors, kinds (0: all). Returns
    /// nothing.
    /// </summary>
    public static readonly string Review =
        $"""
        with look as materialized (
            select e.notification_id, e.actor_id, e.user_id, n.kind, n.target_id, n.comment_id, e.at
            from unnest($1::uuid[], $2::uuid[], $3::smallint[]) as input (user_id, actor_id, kind)
            join notification_actors e on e.actor_id = input.actor_id and e.user_id = input.user_id and e.is_there
                and (input.kind = 0 or e.kind = input.kind)
            join notifications n on n.id = e.notification_id
        ), gone as materialized (
            select look.notification_id, look.actor_id from look
            left join lateral {Truth("look")} as truth on true
            where truth.subject_id is null or {Blocks("look.user_id", "look.actor_id")}
        ), taken as (
            update notification_actors set is_there = false from gone
            where notification_actors.notification_id = gone.notification_id and notification_actors.actor_id = gone.actor_id
        )
        update notifications set actors = notifications.actors - gone.number
        from (select notification_id, count(*)::int as number from gone group by notification_id) as gone
        where notifications.id = gone.notification_id and not is_large
        """;
}
