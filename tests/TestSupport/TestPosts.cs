namespace InstaHub.TestSupport;

/// <summary>Checks of what posts leave in the database.</summary>
public static class TestPosts
{
    // Each line names what differs from the rows it counts or lists.
    private const string Wrong =
        """
        select 'user ' || user_id || ' has ' || posts || ' posts' from user_counts
        where posts <> (select count(*) from posts where author_id = user_id and status = 2)
        union all
        select 'hashtag ' || hashtag || ' has ' || posts || ' posts' from hashtags
        where posts <> (select count(*) from post_hashtags rows where rows.hashtag = hashtags.hashtag)
        union all
        select 'hashtag ' || listed.hashtag || ' is not counted' from post_hashtags listed
        where not exists (select from hashtags where hashtags.hashtag = listed.hashtag)
        union all
        select 'post ' || coalesce(listed.post_id, said.id) || ' and hashtag ' || coalesce(listed.hashtag, said.hashtag)
        from post_hashtags listed full join
            (select id, published_at, unnest(hashtags) as hashtag from posts where status = 2) said
            on said.id = listed.post_id and said.hashtag = listed.hashtag and said.published_at = listed.published_at
        where listed.post_id is null or said.id is null
        union all
        select 'post ' || coalesce(listed.post_id, said.id) || ' and who is tagged' from post_tags listed full join
            (select distinct id, published_at, (tag ->> 'userId')::uuid as user_id from posts, jsonb_array_elements(media) item, jsonb_array_elements(item -> 'tags') tag
                where status = 2 and exists (select from accounts where id = (tag ->> 'userId')::uuid)) said
            on said.id = listed.post_id and said.user_id = listed.user_id and said.published_at = listed.published_at
        where listed.post_id is null or said.id is null
        union all
        select 'post ' || id || ' has no counts' from posts where not exists (select from content_counts where target_id = id)
        union all
        select 'scheduled post ' || coalesce(id::text, key) from posts full join due_jobs on kind = 'publish' and key = id::text
        where (status = 1 and due_at is distinct from publish_at) or (kind = 'publish' and status is distinct from 1)
        """;

    /// <summary>What counts or lists posts and is not equal to the rows, each in a line; of the whole database.</summary>
    public static Task<IReadOnlyList<string>> FindWrongPostsAsync(this TestDatabase database) => database.QueryAsync<string>(Wrong);
}
