namespace InstaHub.Load.Benchmarks;

/// <summary>Follows and posts by SQL, for feeds, among the users of <see cref="FollowScripts"/>.</summary>
public static class FeedScripts
{
    /// <summary>Users <paramref name="first"/> to <paramref name="last"/> follow <paramref name="count"/> users each, spread over <paramref name="authors"/> from number 0.</summary>
    public static string Follow(int first, int last, int count, int authors) =>
        $"""
        insert into follows (follower_id, followee_id, since)
        select {Id("n")}, {Id($"((n::bigint * 7919 + f * {Math.Max(1, authors / count)}) % {authors})")}, now()
        from generate_series({first}, {last}) as n, generate_series(1, {count}) as f on conflict do nothing
        """;

    /// <summary>Users <paramref name="first"/> to <paramref name="last"/> follow one.</summary>
    public static string FollowOne(int first, int last, int followee) =>
        $"insert into follows (follower_id, followee_id, since) select {Id("n")}, {Id($"{followee}")}, now() from generate_series({first}, {last}) as n";

    /// <summary>Each of the users 0 to <paramref name="authors"/> has published <paramref name="count"/> posts in the last days.</summary>
    public static string Publish(int authors, int count) =>
        $"""
        with made as (
            insert into posts (id, author_id, status, caption, hashtags, created_at, published_at)
            select gen_random_uuid(), {Id("n")}, 2, 'What I saw today, and could not help to share with you all #tag' || n % 1000, array['tag' || n % 1000], at, at
            from (select n, now() - interval '1 hour' - (p * 3600 + n % 3600) * interval '1 second' - n * interval '1 microsecond' as at
                from generate_series(0, {authors - 1}) as n, generate_series(1, {count}) as p) as times
            returning id)
        insert into content_counts (target_id, likes) select id, floor(random() * 50) from made
        """;

    private static string Id(string number) => $"lpad(({number})::text, 32, '0')::uuid";
}
