namespace InstaHub.TestSupport;

/// <summary>Checks of what likes and comments leave in the database; posts made by SQL, for tests and benchmarks that need no more of them.</summary>
public static class TestReactions
{
    // What there must be for each counter, and what there is; only those that differ.
    private const string Wrong =
        """
        select target_id || ': ' || counts.likes || ' likes and ' || counts.replies || ' replies, and the rows are '
            || coalesce(liked.number, 0) || ' and ' || coalesce(replied.number, 0)
        from content_counts counts
        left join (select target_id, count(*) as number from likes group by target_id) liked using (target_id)
        left join (
            select target_id, count(*) as number
            from (select post_id as target_id from comments where deleted_at is null
                union all select reply_to from comments where deleted_at is null and reply_to is not null) rows
            group by target_id) replied using (target_id)
        where counts.likes <> coalesce(liked.number, 0) or counts.replies <> coalesce(replied.number, 0)
        union all
        select 'comment ' || id || ' has no counts' from comments where not exists (select from content_counts where target_id = id)
        union all
        select 'reply ' || reply.id || ' is there without its comment' from comments reply
        where reply.reply_to is not null and reply.deleted_at is null
            and not exists (select from comments parent where parent.id = reply.reply_to and parent.deleted_at is null and parent.post_id = reply.post_id)
        union all
        select 'post ' || post_id || ' has ' || count(*) || ' pinned comments' from comments where pinned_at is not null
        group by post_id having count(*) > 3
        """;

    /// <summary>The counters that are not equal to the rows they count, and what else cannot be, each in a line; of the whole database.</summary>
    public static Task<IReadOnlyList<string>> FindWrongReactionsAsync(this TestDatabase database) => database.QueryAsync<string>(Wrong);

    /// <summary>Publishes a post of nothing but a caption. Nobody is told.</summary>
    public static async Task<Guid> MakePostAsync(this TestDatabase database, Guid authorId)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            $"""
            with post as (
                insert into posts (id, author_id, status, caption, created_at, published_at)
                values ('{id}', '{authorId}', 2, 'A post.', clock_timestamp(), clock_timestamp())
            ), counts as (
                insert into content_counts (target_id) values ('{id}')
            )
            update user_counts set posts = posts + 1, change_number = change_number + 1 where user_id = '{authorId}'
            """);
        return id;
    }
}
