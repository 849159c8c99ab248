using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Bookmarks;

namespace InstaHub.Stores.Contract.Reactions;

/// <summary>Likes and bookmarks: rows, counters, events, and what the caller is told; alone and many at once.</summary>
public sealed class LikeStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly ReactionStoreHost _host = new(assembly.Database);

    // As if there were several silos: lanes and committers do not know of each other.
    private readonly ReactionStoreHost _other = new(assembly.Database, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "3"));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_like_counts_once_and_is_told_once()
    {
        var (ada, post) = await PostAsync();

        var first = await _host.LikeAsync(ada, post);
        var second = await _host.LikeAsync(ada, post);
        var third = await _host.LikeAsync(ada, post, liked: false);
        var fourth = await _host.LikeAsync(ada, post, liked: false);

        Assert.Equal((true, new ContentCounts(1, 0, 1)), (first.Changed, first.Counts));
        Assert.Equal((false, new ContentCounts(1, 0, 1)), (second.Changed, second.Counts));
        Assert.Equal((true, new ContentCounts(0, 0, 2)), (third.Changed, third.Counts));
        Assert.Equal((false, new ContentCounts(0, 0, 2)), (fourth.Changed, fourth.Counts));
        Assert.Equal([ReactionEvents.Liked, ReactionEvents.Unliked], await _host.EventsOfAsync(ada));
    }

    [Fact]
    public async Task What_is_not_there_is_not_liked()
    {
        var (ada, _) = await PostAsync();
        var nothing = Guid.NewGuid();

        Assert.Null((await _host.LikeAsync(ada, nothing)).Counts);
        Assert.Null((await _host.LikeAsync(ada, nothing, liked: false)).Counts);

        Assert.Empty(await _host.EventsOfAsync(ada));
        Assert.Empty(await _database.QueryAsync<Guid>($"select target_id from likes where user_id = '{ada}'"));
        Assert.Null(await _host.Likes.FindCountsAsync(nothing));
    }

    [Fact]
    public async Task Two_hundred_who_like_one_post_at_once_all_do()
    {
        var (_, post) = await PostAsync();
        var fans = await _database.MakeUsersAsync(200);

        var outcomes = await Task.WhenAll(fans.Select((fan, i) => (i % 2 == 0 ? _host : _other).LikeAsync(fan, post)));

        Assert.All(outcomes, outcome => Assert.True(outcome.Changed));
        Assert.Equal(200, outcomes.Max(outcome => outcome.Counts!.Likes));
        Assert.Equal(200, (await _host.Likes.FindCountsAsync(post))!.Likes);
        Assert.Empty(await _database.FindWrongReactionsAsync());
    }

    [Fact]
    public async Task Of_twenty_who_do_the_same_at_once_one_does_it()
    {
        var (ada, post) = await PostAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _host : _other).LikeAsync(ada, post)));

        Assert.Single(outcomes, outcome => outcome.Changed);
        Assert.Equal([ReactionEvents.Liked], await _host.EventsOfAsync(ada));
        Assert.Equal(1, (await _host.Likes.FindCountsAsync(post))!.Likes);
    }

    [Fact]
    public async Task Likes_of_many_posts_back_and_forth_do_not_wait_in_a_circle_and_count_right()
    {
        var users = await _database.MakeUsersAsync(10);
        var posts = new List<Guid>();
        for (var i = 0; i < 10; i++)
            posts.Add(await _database.MakePostAsync(users[i]));
        var pairs = users.SelectMany(_ => posts, (user, post) => (user, post)).ToArray();

        for (var round = 0; round < 4; round++)
            await Task.WhenAll(pairs.Select((pair, i) => ((i + round) % 2 == 0 ? _host : _other).LikeAsync(pair.user, pair.post, (i + round) % 3 != 0)));

        Assert.Empty(await _database.FindWrongReactionsAsync());
        foreach (var post in posts)
            Assert.InRange((await _host.Likes.FindCountsAsync(post))!.Likes, 1, 9);
    }

    [Fact]
    public async Task Marks_come_in_the_order_that_was_asked_for()
    {
        var (ada, liked) = await PostAsync();
        var (kept, both, neither) = (await _database.MakePostAsync(ada), await _database.MakePostAsync(ada), await _database.MakePostAsync(ada));
        await _host.LikeAsync(ada, liked);
        await _host.LikeAsync(ada, both);
        foreach (var post in new[] { kept, both })
            Assert.Equal(new(BookmarkVerdict.Done, true), await BookmarkAsync(ada, post));

        Assert.Equal(
            [ViewerMarks.None, ViewerMarks.Liked, ViewerMarks.Liked | ViewerMarks.Bookmarked, ViewerMarks.Bookmarked, ViewerMarks.Liked],
            await _host.Likes.FindMarksAsync(ada, [neither, liked, both, kept, liked]));
    }

    [Fact]
    public async Task A_bookmark_needs_a_post_and_the_users_own_collection()
    {
        var (ada, post) = await PostAsync();
        var bob = await _database.MakeUserAsync();
        var collection = Guid.CreateVersion7();
        await _host.Bookmarks.CreateAsync(ada, new(collection, "cats", DateTimeOffset.UtcNow));

        Assert.Equal(BookmarkVerdict.NoSuchPost, (await BookmarkAsync(ada, Guid.NewGuid())).Verdict);
        Assert.Equal(BookmarkVerdict.NoSuchCollection, (await BookmarkAsync(bob, post, collection)).Verdict);
        Assert.Equal(new(BookmarkVerdict.Done, true), await BookmarkAsync(ada, post, collection));
        Assert.Equal(new(BookmarkVerdict.Done, false), await BookmarkAsync(ada, post, collection));
        Assert.Equal(new(BookmarkVerdict.Done, true), await BookmarkAsync(ada, post));
    }

    [Fact]
    public async Task No_bookmark_is_left_in_a_collection_that_is_deleted_whoever_was_quicker()
    {
        for (var round = 0; round < 20; round++)
        {
            var (ada, post) = await PostAsync();
            var collection = Guid.CreateVersion7();
            await _host.Bookmarks.CreateAsync(ada, new(collection, "cats", DateTimeOffset.UtcNow));

            await Task.WhenAll(BookmarkAsync(ada, post, collection), _other.Bookmarks.DeleteAsync(ada, collection, DateTimeOffset.UtcNow));

            Assert.Empty(await _database.QueryAsync<Guid>($"select post_id from bookmarks where collection_id = '{collection}'"));
        }
    }

    private Task<BookmarkOutcome> BookmarkAsync(Guid user, Guid post, Guid? collection = null) =>
        Patience.ForAsync(_host.Bookmarks.WriteAsync(new BookmarkWrite(user, post, Kept: true, collection, DateTimeOffset.UtcNow)), "a bookmark");

    private async Task<(Guid Ada, Guid Post)> PostAsync()
    {
        var ada = await _database.MakeUserAsync();
        return (ada, await _database.MakePostAsync(ada));
    }
}
