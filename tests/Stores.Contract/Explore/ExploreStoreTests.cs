using InstaHub.Grains.Explore;
using InstaHub.Silo.Stores.Explore;

namespace InstaHub.Stores.Contract.Explore;

/// <summary>What may be ranked, against a database of its own: the newest posts of all are looked at.</summary>
public sealed class ExploreStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddYears(-1);
    private static readonly ExploreQuery Everything = new(1000, 1000, LongAgo, 1000, 1000);

    private TestDatabase _database = null!;
    private DatabaseHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        _host = new DatabaseHost(_database.ConnectionString, configure: services => services.AddExploreStore());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_post_comes_with_what_its_worth_is_made_of()
    {
        var author = await _database.MakeUserAsync();
        var post = await _database.MakePostAsync(author);
        await _database.ExecuteAsync($"update content_counts set likes = 7, replies = 3 where target_id = '{post}'");

        var found = Assert.Single(await FindAsync(Everything));

        Assert.Equal((post, author, 7, 3), (found.PostId, found.AuthorId, found.Likes, found.Comments));
        Assert.Equal(await _database.QueryAsync<DateTime>($"select published_at from posts where id = '{post}'"), [found.PublishedAt.UtcDateTime]);
    }

    [Fact]
    public async Task Only_published_posts_of_active_public_accounts_are_found_by_whatever_way()
    {
        var (author, hidden) = (await _database.MakeUserAsync(), await _database.MakeUserAsync(isPrivate: true));
        var shown = await _database.MakePostAsync(author);
        List<Guid> others = [await _database.MakePostAsync(hidden)];
        foreach (var status in new[] { 0, 1, 3, 4 })
        {
            var post = await _database.MakePostAsync(author);
            await _database.ExecuteAsync($"update posts set status = {status} where id = '{post}'");
            others.Add(post);
        }
        foreach (var status in new[] { 1, 2, 3 })
        {
            var gone = await _database.MakeUserAsync();
            others.Add(await _database.MakePostAsync(gone));
            await _database.ExecuteAsync($"update accounts set status = {status} where id = '{gone}'");
        }
        foreach (var post in others)
            await LikeAsync(post);

        Assert.Equal([shown], await FindIdsAsync(Everything, [.. others, Guid.NewGuid()]));
    }

    [Fact]
    public async Task The_newest_are_found_and_of_an_author_so_many_of_them()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var posts = new List<Guid>();
        for (var i = 0; i < 3; i++)
            posts.Add(await _database.MakePostAsync(ada));
        for (var i = 0; i < 4; i++)
            posts.Add(await _database.MakePostAsync(bob));

        Assert.Equal(posts[2..].Order(), await FindIdsAsync(Everything with { Newest = 5 }));
        Assert.Equal([.. posts[5..].Append(posts[2]).Order()], await FindIdsAsync(Everything with { Newest = 5, MostOfAuthor = 2 }));
    }

    [Fact]
    public async Task An_old_post_is_found_that_was_liked_lately_or_is_known()
    {
        var (liked, known, forgotten, once) = (await PostAsync(), await PostAsync(), await PostAsync(), await PostAsync());
        await LikeAsync(liked, 2);
        await LikeAsync(once);
        await LikeAsync(forgotten);
        await _database.ExecuteAsync($"update likes set liked_at = liked_at - interval '2 hours' where target_id = '{forgotten}'");
        var newest = await PostAsync();
        var query = Everything with { Newest = 1, LikedSince = DateTimeOffset.UtcNow.AddHours(-1) };

        Assert.Equal(new[] { newest, liked, once, known }.Order(), await FindIdsAsync(query, known, liked));
        Assert.Equal(new[] { newest, liked }.Order(), await FindIdsAsync(query with { MostLiked = 1 }));
        Assert.Equal([newest], await FindIdsAsync(query with { Likes = 0 }));
    }

    [Fact]
    public async Task Likes_of_what_is_no_post_do_not_count()
    {
        var post = await PostAsync();
        await LikeAsync(post);
        await _database.ExecuteAsync("update likes set kind = 2");
        var newest = await PostAsync();

        Assert.Equal([newest], await FindIdsAsync(Everything with { Newest = 1 }));
    }

    [Fact]
    public async Task The_newest_are_found_by_their_index_however_many_posts_there_are()
    {
        var author = await _database.MakeUserAsync();
        await _database.ExecuteAsync(
            $"""
            insert into posts (id, author_id, status, caption, created_at, published_at)
            select gen_random_uuid(), '{author}', 2, 'A post.', now(), now() - number * interval '1 minute' from generate_series(1, 20000) as number
            """);
        await _database.ExecuteAsync("analyze posts");

        var plan = string.Join('\n', await _database.QueryAsync<string>(
            "explain select id from posts where status = 2 order by published_at desc, id desc limit 4000"));

        Assert.Contains("posts_newest", plan);
    }

    private async Task<Guid> PostAsync() => await _database.MakePostAsync(await _database.MakeUserAsync());

    private Task LikeAsync(Guid post, int times = 1) => _database.ExecuteAsync(
        $"insert into likes (user_id, target_id, kind, liked_at) select gen_random_uuid(), '{post}', 1, now() from generate_series(1, {times})");

    private Task<IReadOnlyList<ExploreCandidate>> FindAsync(ExploreQuery query, params IReadOnlyList<Guid> known) =>
        _host.Get<IExploreStore>().FindCandidatesAsync(query, known, TestContext.Current.CancellationToken);

    private async Task<IEnumerable<Guid>> FindIdsAsync(ExploreQuery query, params IReadOnlyList<Guid> known) =>
        (await FindAsync(query, known)).Select(post => post.PostId).Order();
}
