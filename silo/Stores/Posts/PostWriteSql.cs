using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Workers;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>
/// The two statements that write posts, many at once; the authors' rows in <c>user_counts</c> are locked before. Each returns, of what
/// was written or refused for a reason: the number of the write, its verdict, the author's numbers where they have changed. Rows of
/// <c>hashtags</c> are counted in the order of their keys, after those of users.
/// </summary>
public static class PostWriteSql
{
    // Those of the columns, and the numbers of the writes in their batch.
    private const int C = PostColumns.Count + 1;
    private const int Scheduled = (int)PostStatus.Scheduled;
    private const int Published = (int)PostStatus.Published;

    /// <summary>
    /// Locks rows of <c>hashtags</c>, also those that are not there yet, in the order of their keys: for a batch that has both statements,
    /// each of which keeps to that order by itself alone. Parameter: the hashtags, each once.
    /// </summary>
    public const string LockHashtags = """
        insert into hashtags (hashtag, posts) select tag.name, 0 from unnest($1::text[]) as tag (name) order by tag.name collate "C"
        on conflict (hashtag) do update set posts = hashtags.posts
        """;

    /// <summary>
    /// New posts. Parameters: <see cref="PostColumns"/>; numbers of the writes; numbers of writes and hashtags; numbers of writes and tagged users; those of
    /// <see cref="EventRows"/>. The limit of drafts is that of committed ones: a batch may exceed it by its own.
    /// </summary>
    public static readonly string Insert =
        $"""
        with input as materialized (
            select operation, {PostColumns.Values}
            from unnest({PostColumns.Arrays}, ${C}::int[]) as input ({PostColumns.RawNames}, operation)
        ), made as (
            insert into posts ({PostColumns.Names})
            select {PostColumns.Names} from input
            where exists (select from accounts where accounts.id = input.author_id and accounts.status = 0)
                and case when status = {Published} then true else {PostLimits.MaxUnpublished} >
                    (select count(*) from posts where posts.author_id = input.author_id and posts.status in (0, 1)) end
            order by operation
            on conflict (id) do nothing
            returning id, author_id, status, published_at, publish_at
        ), done as materialized (
            select operation, made.* from made join input using (id)
        ), numbers as (
            insert into content_counts (target_id) select id from done on conflict do nothing
        ), listed as materialized (
            select tag.hashtag, published_at, id from unnest(${C + 1}::int[], ${C + 2}::text[]) as tag (operation, hashtag)
            join done using (operation) where status = {Published}
        ), hashtagged as (
            insert into post_hashtags (hashtag, published_at, post_id) select hashtag, published_at, id from listed
        ), counted_hashtags as (
            insert into hashtags (hashtag, posts) select hashtag, count(*) from listed group by hashtag order by hashtag collate "C"
            on conflict (hashtag) do update set posts = hashtags.posts + excluded.posts
        ), tagged as (
            insert into post_tags (user_id, published_at, post_id)
            select distinct tag.user_id, published_at, id from unnest(${C + 3}::int[], ${C + 4}::uuid[]) as tag (operation, user_id)
            join done using (operation) where status = {Published}
        ), delta as (
            select author_id, count(*) as posts from done where status = {Published} group by author_id
        ), counted as (
            update user_counts set posts = user_counts.posts + delta.posts, change_number = change_number + 1
            from delta where user_id = author_id
            returning user_id, user_counts.posts, followers, following, change_number
        ), due as (
            insert into due_jobs (kind, key, due_at) select '{DueKinds.Publish}', id::text, publish_at from done where status = {Scheduled}
        ), told as (
            {EventRows.InsertSql(C + 5, "event.operation in (select operation from done)")}
        )
        select operation, {(int)PostWriteVerdict.Written}, posts, followers, following, change_number
        from done left join counted on user_id = author_id
        """;

    /// <summary>
    /// Posts that were there. Parameters: <see cref="PostColumns"/>; numbers of the writes; versions seen, whether a revision is kept, by how much the author's
    /// posts change, whether it comes to be pinned; numbers of writes, hashtags, times of publication and whether they come (1) or go
    /// (-1); the same of tagged users; those of <see cref="EventRows"/>.
    /// </summary>
    public static readonly string Update =
        $"""
        with input as materialized (
            select operation, {PostColumns.Values}, version, keeps, delta, pins
            from unnest({PostColumns.Arrays}, ${C}::int[], ${C + 1}::bigint[], ${C + 2}::bool[], ${C + 3}::int[], ${C + 4}::bool[])
                as input ({PostColumns.RawNames}, operation, version, keeps, delta, pins)
        ), current as materialized (
            select posts.* from posts where id in (select id from input) order by id for no key update
        ), judged as materialized (
            select input.*,
                case when not pins or {PostLimits.MaxPinned} >=
                    (select count(*) from posts pinned where pinned.author_id = input.author_id and pinned.pinned_at is not null)
                    + row_number() over (partition by input.author_id, pins order by operation)
                then {(int)PostWriteVerdict.Written} else {(int)PostWriteVerdict.TooManyPinned} end as verdict
            from input join current on current.id = input.id and current.version = input.version
        ), done as materialized (
            select * from judged where verdict = {(int)PostWriteVerdict.Written}
        ), kept as (
            insert into post_edits (post_id, version, caption, media, location, since)
            select current.id, current.version, current.caption, current.media, current.location, coalesce(current.edited_at, current.published_at)
            from current join done using (id) where keeps
        ), forgotten as (
            delete from post_edits using done where keeps and post_id = done.id and post_edits.version <=
                (select version from post_edits old where old.post_id = done.id order by version desc offset {PostLimits.MaxRevisions - 1} limit 1)
        ), written as (
            update posts set
                status = done.status, caption = done.caption, media = done.media, location = done.location, hashtags = done.hashtags,
                mentions = done.mentions, mention_names = done.mention_names, comments_off = done.comments_off, hide_likes = done.hide_likes,
                publish_at = done.publish_at, published_at = done.published_at, edited_at = done.edited_at, deleted_at = done.deleted_at,
                pinned_at = done.pinned_at, version = posts.version + 1
            from done where posts.id = done.id
        ), hashtag_change as materialized (
            select tag.hashtag, tag.at, tag.sign, done.id
            from unnest(${C + 5}::int[], ${C + 6}::text[], ${C + 7}::timestamptz[], ${C + 8}::int[]) as tag (operation, hashtag, at, sign)
            join done using (operation)
        ), hashtagged as (
            insert into post_hashtags (hashtag, published_at, post_id) select hashtag, at, id from hashtag_change where sign > 0
        ), unhashtagged as (
            delete from post_hashtags using hashtag_change gone
            where sign < 0 and post_hashtags.hashtag = gone.hashtag and published_at = gone.at and post_id = gone.id
        ), counted_hashtags as (
            insert into hashtags (hashtag, posts)
            select hashtag, sum(sign) from hashtag_change group by hashtag having sum(sign) <> 0 order by hashtag collate "C"
            on conflict (hashtag) do update set posts = hashtags.posts + excluded.posts
        ), tag_change as materialized (
            select tag.user_id, tag.at, tag.sign, done.id
            from unnest(${C + 9}::int[], ${C + 10}::uuid[], ${C + 11}::timestamptz[], ${C + 12}::int[]) as tag (operation, user_id, at, sign)
            join done using (operation)
        ), tagged as (
            insert into post_tags (user_id, published_at, post_id) select user_id, at, id from tag_change where sign > 0
        ), untagged as (
            delete from post_tags using tag_change gone
            where sign < 0 and post_tags.user_id = gone.user_id and published_at = gone.at and post_id = gone.id
        ), change as (
            select author_id, sum(delta) as posts from done group by author_id having sum(delta) <> 0
        ), counted as (
            update user_counts set posts = user_counts.posts + change.posts, change_number = change_number + 1
            from change where user_id = author_id
            returning user_id, user_counts.posts, followers, following, change_number
        ), due as (
            insert into due_jobs (kind, key, due_at) select '{DueKinds.Publish}', id::text, publish_at from done where status = {Scheduled}
            on conflict (kind, key) do update set due_at = excluded.due_at, lease_until = '-infinity', attempts = 0
        ), not_due as (
            delete from due_jobs using done
            where done.status <> {Scheduled} and kind = '{DueKinds.Publish}' and key = done.id::text
        ), told as (
            {EventRows.InsertSql(C + 13, "event.operation in (select operation from done)")}
        )
        select operation, verdict, posts, followers, following, change_number from judged left join counted on user_id = author_id
        """;
}
