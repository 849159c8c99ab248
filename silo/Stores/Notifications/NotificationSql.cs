using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>What is so about notifications, as expressions for statements.</summary>
internal static class NotificationSql
{
    public const int Like = (int)NotificationKind.Like;
    public const int Comment = (int)NotificationKind.Comment;
    public const int Reply = (int)NotificationKind.Reply;
    public const int Mention = (int)NotificationKind.Mention;
    public const int Tag = (int)NotificationKind.Tag;
    public const int Follow = (int)NotificationKind.Follow;
    public const int Request = (int)NotificationKind.Request;
    public const int Accepted = (int)NotificationKind.Accepted;

    /// <summary>With so many actors a group of likes or follows becomes large: no rows of new ones are kept.</summary>
    public const int Large = 100;

    // The newest of a large group that are looked at.
    private const int Looked = 20;

    private const int Published = (int)PostStatus.Published;
    private const int Archived = (int)PostStatus.Archived;

    /// <summary>
    /// The table <c>truth (subject_id, at)</c>, of one row or none: whether an actor has done to a target what a row of
    /// <paramref name="look"/> says. The row has <c>user_id, actor_id, kind, target_id, comment_id, at</c>. Of what may be done again (comments,
    /// replies) it is the newest, and since when; of the rest the row's <c>at</c> is given back, so that the smallest index is enough.
    /// </summary>
    public static string Truth(string look) =>
        $"""
        (
            {TruthOfMany(look)}
            union all
            (select c.id, c.created_at from comments c
            where {look}.kind = {Comment} and c.post_id = {look}.target_id and c.author_id = {look}.actor_id
                and c.reply_to is null and c.deleted_at is null
            order by c.created_at desc, c.id desc limit 1)
            union all
            (select c.id, c.created_at from comments c
            where {look}.kind = {Reply} and c.reply_to = {look}.target_id and c.author_id = {look}.actor_id and c.deleted_at is null
            order by c.created_at desc, c.id desc limit 1)
            union all
            select c.id, c.created_at from comments c
            where {look}.kind = {Mention} and {look}.comment_id is not null and c.id = {look}.target_id and c.author_id = {look}.actor_id
                and c.deleted_at is null and {look}.user_id = any(c.mentions)
            union all
            select p.id, {look}.at from posts p
            where {look}.kind = {Mention} and {look}.comment_id is null and p.id = {look}.target_id and p.author_id = {look}.actor_id
                and p.status = {Published} and {look}.user_id = any(p.mentions)
            union all
            select p.id, {look}.at from posts p
            join post_tags g on g.user_id = {look}.user_id and g.published_at = p.published_at and g.post_id = p.id
            where {look}.kind = {Tag} and p.id = {look}.target_id and p.author_id = {look}.actor_id and p.status = {Published}
            union all
            select {look}.target_id, {look}.at from follow_requests r
            where {look}.kind = {Request} and r.requester_id = {look}.actor_id and r.target_id = {look}.user_id
            union all
            select {look}.target_id, {look}.at from follows f
            where {look}.kind = {Accepted} and f.follower_id = {look}.user_id and f.followee_id = {look}.actor_id
        )
        """;

    /// <summary>The rows of <see cref="Truth"/> for likes and follows alone, which come by the thousands.</summary>
    public static string TruthOfMany(string look) =>
        $"""
        select l.target_id as subject_id, {look}.at as at from likes l
        where {look}.kind = {Like} and l.user_id = {look}.actor_id and l.target_id = {look}.target_id
        union all
        select {look}.target_id, {look}.at from follows f
        where {look}.kind = {Follow} and f.follower_id = {look}.actor_id and f.followee_id = {look}.user_id
        """;

    /// <summary>
    /// The newest actors of a row <c>n</c> of <c>notifications</c>: <c>actor_id, subject_id, at, is_shown</c>. At most <paramref name="limit"/>
    /// of a small group, all of them shown; of a large one a few more, with those who are gone or blocked.
    /// </summary>
    public static string Newest(int limit) =>
        $"""
        (
            (select actor_id, subject_id, at, true as is_shown from notification_actors
            where not n.is_large and notification_id = n.id and is_there order by at desc, actor_id desc limit {limit})
            union all
            select x.actor_id, n.target_id, x.at, {IsActive("x.actor_id")} and not {Blocks("n.user_id", "x.actor_id")} from {ActorsOfLarge} as x
        )
        """;

    /// <summary>How many actors a row <c>n</c> has. Follows of a day are counted up to <see cref="NotificationLimits.MostFollows"/>.</summary>
    public static readonly string Count =
        $"""
        case
            when not n.is_large then n.actors
            when n.kind = {Like} then coalesce((select likes::int from content_counts where target_id = n.target_id), 0)
                - coalesce((select 1 from likes o where o.user_id = n.user_id and o.target_id = n.target_id), 0)
            else (select count(*)::int from (select from {FollowsOfDay} limit {NotificationLimits.MostFollows}) as counted)
        end
        """;

    private const string FollowsOfDay =
        "follows f where f.followee_id = n.user_id and f.since >= to_timestamp(n.day::bigint * 86400) and f.since < to_timestamp((n.day + 1)::bigint * 86400)";

    private static string ActorsOfLarge =>
        $"""
        (
            (select l.user_id as actor_id, l.liked_at as at from likes l
            where n.is_large and n.kind = {Like} and l.target_id = n.target_id and l.user_id <> n.user_id
            order by l.liked_at desc, l.user_id desc limit {Looked})
            union all
            (select f.follower_id, f.since from {FollowsOfDay} and n.is_large and n.kind = {Follow}
            order by f.since desc, f.follower_id desc limit {Looked})
        )
        """;

    /// <summary>Whether a user's account is active.</summary>
    public static string IsActive(string user) => $"coalesce((select a.status = 0 from accounts a where a.id = {user}), false)";

    /// <summary>Whether one of two users blocks the other.</summary>
    public static string Blocks(string one, string other) => Has(
        $"""
        user_marks m where m.kind = {(int)UserMark.Block}
            and ((m.owner_id = {one} and m.target_id = {other}) or (m.owner_id = {other} and m.target_id = {one}))
        """);

    /// <summary>Whether a user does not want to be told of what another does: mutes their notifications or, of what they say, restricts them.</summary>
    public static string Mutes(string user, string other, string kind) => Has(
        $"""
        user_marks m where m.owner_id = {user} and m.target_id = {other}
            and ((m.kind = {(int)UserMark.Mute} and m.parts & {(int)MuteParts.Notifications} <> 0)
                or (m.kind = {(int)UserMark.Restrict} and {kind} in ({Comment}, {Reply}, {Mention})))
        """);

    /// <summary>Whether a user follows another.</summary>
    public static string Follows(string user, string other) => Has($"follows w where w.follower_id = {user} and w.followee_id = {other}");

    /// <summary>
    /// Whether a row <c>n</c> of <c>notifications</c> still is there for its owner: its target, and somebody who did it. For counting, and
    /// for leaving rows out; that nothing is let in, readers see to.
    /// </summary>
    public static readonly string IsThere = $"({SomebodyIsThere} and (n.post_id is null or {PostIsThere}) and (n.comment_id is null or {CommentIsThere}))";

    private static string SomebodyIsThere =>
        $"""
        case when n.is_large then {Has($"{ActorsOfLarge} as x where {IsActive("x.actor_id")} and not {Blocks("n.user_id", "x.actor_id")}")} else {Has(
            $"""
            notification_actors x join accounts a on a.id = x.actor_id and a.status = 0
            where x.notification_id = n.id and x.is_there and not {Blocks("n.user_id", "x.actor_id")}
                and (n.kind <> {Request} or {Has("follow_requests r where r.requester_id = x.actor_id and r.target_id = n.user_id")})
            """)} end
        """;

    private static string PostIsThere => Has(
        $"""
        posts p
        where p.id = n.post_id and (p.status = {Published} or (p.status = {Archived} and p.author_id = n.user_id))
            and (n.kind <> {Mention} or n.comment_id is not null or n.user_id = any(p.mentions))
            and (n.kind <> {Tag} or {Has("post_tags g where g.user_id = n.user_id and g.published_at = p.published_at and g.post_id = p.id")})
            and (p.author_id = n.user_id or (not {Blocks("n.user_id", "p.author_id")} and {AuthorIsSeen}))
        """);

    private static string AuthorIsSeen => Has(
        $"""
        accounts a join profiles f on f.user_id = a.id
        where a.id = p.author_id and a.status = 0 and (not f.is_private or {Follows("n.user_id", "p.author_id")})
        """);

    private static string CommentIsThere => Has(
        $"comments c where c.id = n.comment_id and c.deleted_at is null and (n.kind <> {Mention} or n.user_id = any(c.mentions))");

    // Scalar rather than exists(): that may be planned as a hash of the whole table.
    public static string Has(string rows) => $"coalesce((select true from {rows} limit 1), false)";
}
