using InstaHub.GrainInterfaces.Comments;
using InstaHub.Grains.Comments;
using InstaHub.Silo.Stores.Events;

namespace InstaHub.Silo.Stores.Comments;

/// <summary>
/// The statements that write comments, many at once; the rows of <c>content_counts</c> of posts and of what is replied to are locked before.
/// Of one comment of the first level, with the replies to it, there is one operation in a batch.
/// </summary>
/// <remarks>
/// Each returns a row an operation: its number, a <see cref="CommentVerdict"/>, and likes, replies and change number of the post and of what
/// is replied to, null where they have not changed. The numbers of its operations come first among the parameters, those of
/// <see cref="EventRows"/> last where there are events.
/// </remarks>
internal static class CommentWriteSql
{
    private const int Done = (int)CommentVerdict.Done;
    private const int Unchanged = (int)CommentVerdict.Unchanged;

    private const string NoCounts = "null::bigint, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint";

    // From a table `delta (target_id, replies)`.
    private const string Counted =
        """
        counted as (
            update content_counts
            set replies = content_counts.replies + delta.replies, change_number = content_counts.change_number + 1
            from delta where content_counts.target_id = delta.target_id
            returning content_counts.target_id, likes, content_counts.replies, change_number
        )
        """;

    private const string Counts =
        "post.likes, post.replies, post.change_number, parent.likes, parent.replies, parent.change_number";

    /// <summary>Makes comments. Parameters: ids, posts, authors, what they reply to, texts, mentions (as arrays in text), usernames (likewise), times.</summary>
    public static readonly string Insert =
        $"""
        with input as materialized (
            select input.*,
                case
                    when counts.target_id is null or post.id is null then {(int)CommentVerdict.NoSuchPost}
                    when post.comments_off then {(int)CommentVerdict.CommentsOff}
                    when input.reply_to is not null and parent.id is null then {(int)CommentVerdict.NoSuchComment}
                    else {Done}
                end as verdict
            from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
                as input (operation, id, post_id, author_id, reply_to, text, mentions, mention_names, at)
            left join content_counts counts on counts.target_id = input.post_id
            left join posts post on post.id = input.post_id and post.status in (2, 3)
            left join comments parent
                on parent.id = input.reply_to and parent.post_id = input.post_id and parent.reply_to is null and parent.deleted_at is null
        ), made as materialized (
            insert into comments (id, post_id, author_id, reply_to, text, mentions, mention_names, created_at)
            select id, post_id, author_id, reply_to, text, mentions::uuid[], mention_names::text[], at from input where verdict = {Done} order by operation
            on conflict (id) do nothing
            returning id, post_id, reply_to
        ), numbered as (
            insert into content_counts (target_id) select id from made
        ), delta as (
            select post_id as target_id, count(*) as replies from made group by post_id
            union all select reply_to, count(*) from made where reply_to is not null group by reply_to
        ), {Counted}, told as (
            {EventRows.InsertSql(firstParameter: 10, condition: "event.operation in (select operation from input join made using (id))")}
        )
        select operation, case when verdict = {Done} and made.id is null then {Unchanged} else verdict end, {Counts}
        from input
        left join made on made.id = input.id
        left join counted post on post.target_id = made.post_id
        left join counted parent on parent.target_id = made.reply_to
        """;

    /// <summary>Changes texts. Parameters: ids, texts, mentions, usernames, times, versions seen.</summary>
    public static readonly string ChangeText =
        $"""
        with input as materialized (
            select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::bigint[])
                as input (operation, id, text, mentions, mention_names, at, version)
        ), done as (
            update comments
            set text = input.text, mentions = input.mentions::uuid[], mention_names = input.mention_names::text[], edited_at = at,
                version = comments.version + 1
            from input where comments.id = input.id and comments.version = input.version and deleted_at is null
            returning operation
        ), told as (
            {EventRows.InsertSql(firstParameter: 8, condition: "event.operation in (select operation from done)")}
        )
        select operation, case when done.operation is null then {Unchanged} else {Done} end, {NoCounts} from input left join done using (operation)
        """;

    /// <summary>Deletes comments, and the replies to them. Parameters: ids, times.</summary>
    public static readonly string Delete =
        $"""
        with input as materialized (
            select * from unnest($1::int[], $2::uuid[], $3::timestamptz[]) as input (operation, id, at)
        ), whole as materialized (
            select operation, id, at from input
            union all select operation, reply.id, at from input join comments reply on reply.reply_to = input.id and reply.deleted_at is null
        ), gone as materialized (
            update comments set deleted_at = at, pinned_at = null, version = version + 1
            from whole where comments.id = whole.id and deleted_at is null
            returning operation, comments.id, post_id, reply_to
        ), delta as (
            select post_id as target_id, -count(*) as replies from gone group by post_id
            union all select reply_to, -count(*) from gone where reply_to is not null group by reply_to
        ), {Counted}, done as materialized (
            select gone.* from gone join input on input.operation = gone.operation and input.id = gone.id
        ), told as (
            {EventRows.InsertSql(firstParameter: 4, condition: "event.operation in (select operation from done)")}
        )
        select operation, case when done.id is null then {Unchanged} else {Done} end, {Counts}
        from input
        left join done using (operation)
        left join counted post on post.target_id = done.post_id
        left join counted parent on parent.target_id = done.reply_to
        """;

    /// <summary>Pins and unpins comments of the first level. Parameters: ids, posts, whether pinned, times.</summary>
    public static readonly string Pin =
        $"""
        with input as materialized (
            select input.*, comments.id is not null as is_there, comments.pinned_at is not null as was_pinned
            from unnest($1::int[], $2::uuid[], $3::uuid[], $4::bool[], $5::timestamptz[]) as input (operation, id, post_id, pinned, at)
            left join comments on comments.id = input.id and reply_to is null and deleted_at is null
        ), judged as materialized (
            select input.*,
                case
                    when not is_there then {(int)CommentVerdict.NoSuchComment}
                    when pinned = was_pinned then {Unchanged}
                    when pinned
                        and (select count(*) from comments other
                            where other.post_id = input.post_id and other.pinned_at is not null and other.deleted_at is null)
                        + count(*) filter (where is_there and pinned and not was_pinned) over (partition by post_id order by operation)
                        > {CommentLimits.MaxPinned} then {(int)CommentVerdict.TooManyPinned}
                    else {Done}
                end as verdict
            from input
        ), done as (
            update comments set pinned_at = case when pinned then at end, version = version + 1
            from judged where comments.id = judged.id and verdict = {Done}
        )
        select operation, verdict, {NoCounts} from judged
        """;
}
