using InstaHub.Silo.Commands;
using InstaHub.Silo.Commands.Content;
using InstaHub.TestSupport.Media;
using Microsoft.Extensions.Configuration;

namespace InstaHub.Stores.Contract;

/// <summary>The command <c>seed</c> against PostgreSQL: what it writes keeps every rule that the product keeps.</summary>
public sealed class SeedCommandTests : IDisposable
{
    private const int Users = 3_000;
    private const string Until = "2026-05-31T18:00Z";

    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("instahub-media-");

    /// <summary>Each finds rows that break a rule.</summary>
    private static readonly (string Rule, string Violations)[] Rules =
    [
        ("every account has its profile, name and numbers",
            "select id from accounts a where not exists (select from profiles where user_id = a.id) or not exists (select from user_counts where user_id = a.id)"
            + " or not exists (select from usernames u where u.user_id = a.id and u.username = a.username)"),
        ("the number of followers is that of the rows",
            "select user_id from user_counts c where followers <> (select count(*) from follows where followee_id = c.user_id)"),
        ("the number of followees is that of the rows",
            "select user_id from user_counts c where following <> (select count(*) from follows where follower_id = c.user_id)"),
        ("what is in a post is its author's, ready, and belongs to it",
            "select p.id from posts p, jsonb_array_elements(p.media) item left join media m on m.id = (item ->> 'id')::uuid"
            + " where m.id is null or m.owner_id <> p.author_id or m.status <> 2 or m.kind <> 1 or m.attached_to is distinct from p.id or m.deleted_at is not null or m.attached_at is not null"
            + " union all select id from media where kind = 1 and not exists (select from posts where posts.id = attached_to and posts.media @> jsonb_build_array(jsonb_build_object('id', media.id)))"),
        ("the picture of a user is theirs, ready, and belongs to them",
            "select user_id from profiles p left join media m on m.id = p.avatar_id where avatar_id is not null"
            + " and (m.id is null or m.owner_id <> user_id or m.status <> 2 or m.kind <> 2 or m.attached_to is distinct from user_id or m.deleted_at is not null or m.attached_at is not null)"
            + " union all select id from media where kind = 2 and not exists (select from profiles where avatar_id = media.id)"),
        ("who is tagged or mentioned is followed by who says it, or has written what is answered",
            "select p.id from posts p, unnest(mentions) who where not exists (select from follows where (follower_id, followee_id) = (p.author_id, who))"
            + " union all select p.id from posts p join post_tags t on t.post_id = p.id where not exists (select from follows where (follower_id, followee_id) = (p.author_id, t.user_id))"
            + " union all select c.id from comments c join posts p on p.id = c.post_id, unnest(c.mentions) who where who <> p.author_id"),
        ("who is asked does not follow who asks, and all others do",
            "select user_id from chats c join chat_members m on m.chat_id = c.id where user_id <> owner_id"
            + " and (state = 2) = exists (select from follows where (follower_id, followee_id) = (m.user_id, c.owner_id))"),
        ("who likes or comments may see the post",
            "select l.target_id from likes l left join comments c on c.id = l.target_id join posts p on p.id = coalesce(c.post_id, l.target_id)"
            + " where not exists (select from follows where (follower_id, followee_id) = (l.user_id, p.author_id))"
            + " union all select c.id from comments c join posts p on p.id = c.post_id"
            + " where p.comments_off or c.author_id <> p.author_id and not exists (select from follows where (follower_id, followee_id) = (c.author_id, p.author_id))"),
        ("posts are published, each at its own time, after their authors came", "select id from posts where status <> 2 or published_at <> created_at or published_at <= (select created_at from accounts where accounts.id = author_id)"
            + " union all (select (array_agg(id))[1] from posts group by published_at having count(*) > 1)"),
        ("nobody has anything with themselves",
            "select follower_id from follows where follower_id = followee_id union all select requester_id from follow_requests where requester_id = target_id"
            + " union all select owner_id from user_marks where owner_id = target_id"),
        ("all are there",
            "select id from (select follower_id id from follows union select followee_id from follows union select requester_id from follow_requests"
            + " union select target_id from follow_requests union select owner_id from user_marks union select target_id from user_marks) x"
            + " where not exists (select from accounts where accounts.id = x.id)"),
        ("what is private only is asked for, by who does not follow",
            "select target_id from follow_requests r where not (select is_private from profiles where user_id = r.target_id)"
            + " or exists (select from follows where (follower_id, followee_id) = (r.requester_id, r.target_id))"),
        ("blocks end follows and requests both ways",
            "select owner_id from user_marks m where kind = 1 and (parts <> 0"
            + " or exists (select from follows where (follower_id, followee_id) in ((m.owner_id, m.target_id), (m.target_id, m.owner_id)))"
            + " or exists (select from follow_requests where (requester_id, target_id) in ((m.owner_id, m.target_id), (m.target_id, m.owner_id))))"),
        ("mutes are of something", "select owner_id from user_marks where kind = 2 and parts not between 1 and 7"),
        ("nothing came before who it is about, or has not come yet",
            "select follower_id from follows f join accounts a on a.id in (f.follower_id, f.followee_id) where since <= a.created_at or since > now()"),
    ];

    public void Dispose() => _media.Delete(recursive: true);

    [Fact]
    public async Task What_it_writes_keeps_every_rule_and_so_do_those_it_adds()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database, "--users", $"{Users}", "--photos", "0", "--posts-per-user", "4", "--until", Until));
        await KeepsTheRules(database);
        Assert.Equal([Users], await database.QueryAsync<long>("select count(*) from accounts"));
        Assert.InRange((await database.QueryAsync<long>("select count(*) from follows")).Single(), Users * 29, Users * 31);
        Assert.InRange((await database.QueryAsync<long>("select count(*) from posts")).Single(), Users * 39 / 10, Users * 41 / 10);
        Assert.InRange((await database.QueryAsync<long>("select count(*) from likes where kind = 1")).Single(), Users * 4 * 6, Users * 4 * 9);
        foreach (var table in new[]
        {
            "follow_requests where true", "user_marks where kind = 1", "user_marks where kind = 2", "profiles where is_private", "post_hashtags where true",
            "comments where reply_to is null", "comments where reply_to is not null", "likes where kind = 2", "posts where location is not null", "posts where mentions <> '{}'",
            "comments where mentions <> '{}'", "posts where comments_off", "posts where hide_likes",
            "chats where kind = 1", "chats where kind = 2", "chats where kind = 3", "chat_members where state = 2", "chat_members where read_up_to < delivered_up_to",
            "messages where reply_to is not null", "message_reactions where true",
        })
            Assert.NotEqual([0L], await database.QueryAsync<long>($"select count(*) from {table}"));
        var first = await SumAsync(database);

        Assert.Equal(0, await RunAsync(database, "--users", "500", "--seed", "2", "--append", "--photos", "0", "--until", Until));
        await KeepsTheRules(database);
        Assert.Equal([0L], await database.QueryAsync<long>(
            "select count(*) from follows join accounts a on a.id = follower_id join accounts b on b.id = followee_id where (a.username like '%.2') <> (b.username like '%.2')"));

        await using var again = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await RunAsync(again, "--users", $"{Users}", "--photos", "0", "--posts-per-user", "4", "--until", Until));
        Assert.Equal(first, await SumAsync(again));
    }

    [Fact]
    public async Task It_touches_nothing_where_there_are_accounts_unless_it_is_told_to_and_leaves_nothing_behind_when_it_fails()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await RunAsync(database, "--users", "20", "--photos", "0"));

        Assert.Equal(1, await RunAsync(database, "--users", "20", "--seed", "2"));
        Assert.Equal(1, await RunAsync(database, "--users", "30", "--append"));

        Assert.Equal([20L], await database.QueryAsync<long>("select count(*) from accounts"));
        await KeepsTheRules(database);
    }

    [Fact]
    public async Task Without_content_there_are_no_posts()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database, "--users", "50", "--no-content"));

        Assert.Equal([50L, 0, 0, 0], await database.QueryAsync<long>(
            "select count(*) from accounts union all select count(*) from posts union all select count(*) from media union all select sum(posts)::bigint from user_counts"));
    }

    [Fact]
    public async Task Photos_and_portraits_have_rows_and_files_of_their_own_and_nothing_else_stays()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database, "--users", "100", "--photos", "5", "--until", Until));

        await KeepsTheRules(database);
        var ids = await database.QueryAsync<Guid>("select id from media where kind = 1 and width > 0 and height > 0 and length(blur_hash) > 6 and jsonb_array_length(sizes) = 3 and length(sha256) = 32 and size > 0");
        Assert.Equal(5, ids.Count);
        Assert.Equal(5, (await database.QueryAsync<long>("select sum(jsonb_array_length(media)) from posts")).Single());
        var portraits = await database.QueryAsync<Guid>("select id from media where kind = 2 and width = height and jsonb_array_length(sizes) = 3 and length(sha256) = 32 and size > 0");
        Assert.Equal(portraits.Order(), (await database.QueryAsync<Guid>("select avatar_id from profiles where avatar_id is not null")).Order());
        Assert.InRange(portraits.Count, 1, 5);
        var files = _media.EnumerateFiles("*", SearchOption.AllDirectories).ToArray();
        string[] names = ["1080.jpg", "1080.webp", "150.jpg", "150.webp", "640.jpg", "640.webp"];
        Assert.Equal(
            ids.Concat(portraits).SelectMany(id => names.Select(name => $"{id:N}/{name}")).Order(StringComparer.Ordinal),
            files.Select(file => $"{file.Directory!.Name}/{file.Name}").Order(StringComparer.Ordinal));

        // Other files under the same ids, of a database that is gone, are in nobody's way.
        await using var again = await TestDatabase.CreateEmptyAsync();
        Assert.Equal(0, await RunAsync(again, "--users", "100", "--photos", "5", "--until", Until));
    }

    [Fact]
    public async Task When_it_fails_at_the_end_no_files_stay()
    {
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        await using var database = await TestDatabase.CreateMigratedAsync();
        var taken = SeededUsers.Invent(1, 20).Last().Username;
        await database.ExecuteAsync($"insert into usernames (username, user_id) values ('{taken}', gen_random_uuid())");

        Assert.Equal(1, await RunAsync(database, "--users", "20", "--photos", "2"));

        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from accounts"));
        Assert.Empty(_media.EnumerateFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_libvips_posts_have_no_photos()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();

        Assert.Equal(0, await RunAsync(database, [new("Media:Processing:VipsPath", _media.FullName)], "--users", "50"));

        Assert.NotEqual([0L], await database.QueryAsync<long>("select count(*) from posts"));
        Assert.Equal([0L], await database.QueryAsync<long>("select count(*) from posts where media <> '[]'"));
        await KeepsTheRules(database);
    }

    [Theory]
    [InlineData("--users")]
    [InlineData("--users", "0")]
    [InlineData("--seed", "x")]
    [InlineData("--posts-per-user", "-1")]
    [InlineData("--posts-per-user", "1001")]
    [InlineData("--posts-per-user", "100", "--users", "200001")]
    [InlineData("--photos", "1.5")]
    [InlineData("--until", "soon")]
    [InlineData("--avatars")]
    public void Arguments_that_mean_nothing_are_refused(params string[] args) => Assert.Null(SeedOptions.Parse(args));

    [Fact]
    public void Arguments_say_how_much_there_is_to_be()
    {
        var now = new DateTime(2026, 6, 1, 12, 34, 56, DateTimeKind.Utc);

        Assert.Equal(new ContentSize(10, 4_000, now.Date.AddHours(12)), SeedOptions.Parse([])!.ContentAt(now));
        Assert.Equal(2, SeedOptions.Parse(["--users", "100000"])!.ContentAt(now).PostsPerUser);
        Assert.Equal(
            new ContentSize(2.5, 7, new DateTime(2026, 5, 31, 18, 0, 0, DateTimeKind.Utc)),
            SeedOptions.Parse(["--posts-per-user", "2.5", "--photos", "7", "--until", Until])!.ContentAt(now));
        Assert.Equal((true, false), (SeedOptions.Parse(["--append", "--no-content"]) is { } options ? (options.Append, options.HasContent) : default));
    }

    private static async Task KeepsTheRules(TestDatabase database)
    {
        foreach (var (rule, violations) in Rules)
            Assert.True((await database.QueryAsync<Guid>(violations)).Count == 0, $"Broken: {rule}.");
        Assert.Empty(await database.FindWrongCountsAsync());
        Assert.Empty(await database.FindWrongPostsAsync());
        Assert.Empty(await database.FindWrongReactionsAsync());
        Assert.Empty(await database.FindWrongChatsAsync());
    }

    // Of all that is written, whatever the order of the rows.
    private static async Task<IReadOnlyList<string>> SumAsync(TestDatabase database) => [.. (await database.QueryAsync<string>(string.Join(
        " union all ",
        new[] { "follows", "posts", "comments", "likes", "content_counts", "post_hashtags", "post_tags", "hashtags", "user_counts", "chats", "chat_members", "messages", "message_reactions" }
            .Select(table => $"select '{table} ' || coalesce(md5(string_agg(sum, ',' order by sum)), 'none') from (select md5(t::text) as sum from {table} t) as sums")))).Order(StringComparer.Ordinal)];

    private Task<int> RunAsync(TestDatabase database, params string[] args) => RunAsync(database, [], args);

    private Task<int> RunAsync(TestDatabase database, KeyValuePair<string, string?>[] settings, params string[] args) => SeedCommand.RunAsync(
        new ConfigurationBuilder().AddInMemoryCollection(
            [database.Configuration, new("PasswordHashing:Iterations", "1000"), new("Media:Path", _media.FullName), .. settings]).Build(),
        args, TestContext.Current.CancellationToken);
}
