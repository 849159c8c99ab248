using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Stores.Contract.Feeds;

/// <summary>The definition of the home feed, clause by clause; each of the readings must say the same.</summary>
public sealed class FeedStoreTests(FeedDatabase own) : IClassFixture<FeedDatabase>, IAsyncDisposable
{
    private const int Published = 2;
    private const int All = 1_000;

    private static readonly FeedKey Top = new(FeedKey.MaxAt, Guid.Empty);
    private static readonly DateTimeOffset Moment = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TestDatabase _database = own.Database;
    private readonly FeedStoreHost _host = new(own.Database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_has_the_posts_of_the_user_and_of_those_whom_the_user_follows()
    {
        var users = await _database.MakeUsersAsync(4);
        await FollowAsync(users[0], users[1]);
        await FollowAsync(users[2], users[0]); // the other way round
        var own = await PostAsync(users[0], 1);
        var followed = await PostAsync(users[1], 2);
        await PostAsync(users[2], 3);
        await PostAsync(users[3], 4);

        await FeedIsAsync(users[0], [new(followed, users[1]), new(own, users[0])]);
        Assert.Equal(users[..2].Order(), (await _host.Feeds.FindAuthorsAsync(users[0], Cancellation)).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task It_has_only_what_is_published_of_others_and_of_the_user(int status)
    {
        var (user, author) = await MakePairAsync();
        var there = await PostAsync(author, 1);
        await PostAsync(author, 2, status);
        await PostAsync(user, 3, status);

        await FeedIsAsync(user, [new(there, author)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_has_nothing_of_an_author_who_is_not_active(int status)
    {
        var (user, author) = await MakePairAsync();
        await PostAsync(author, 1);
        await _database.ExecuteAsync($"update accounts set status = {status} where id = '{author}'");

        await FeedIsAsync(user, [], hidden: author);
    }

    [Theory]
    [InlineData(1, 0, false, true)] // a block, by the user
    [InlineData(1, 0, true, true)] // or by the author
    [InlineData(2, 1, false, true)] // a mute of posts
    [InlineData(2, 7, false, true)]
    [InlineData(2, 6, false, false)] // of stories and notifications
    [InlineData(2, 7, true, false)] // by the author
    [InlineData(3, 0, false, false)] // a restriction
    [InlineData(4, 0, false, false)] // a close friend
    public async Task Marks_between_the_two_hide_an_author_or_do_not(int kind, int parts, bool byAuthor, bool hides)
    {
        var (user, author) = await MakePairAsync();
        var post = await PostAsync(author, 1);
        var (owner, target) = byAuthor ? (author, user) : (user, author);
        await _database.ExecuteAsync($"insert into user_marks (owner_id, target_id, kind, parts, since) values ('{owner}', '{target}', {kind}, {parts}, now())");

        if (hides)
            await FeedIsAsync(user, [], hidden: author);
        else
            await FeedIsAsync(user, [new(post, author)]);
    }

    [Fact]
    public async Task Who_is_asked_about_and_not_followed_contributes_nothing()
    {
        var users = await _database.MakeUsersAsync(2);
        await PostAsync(users[1], 1);

        var read = await _host.Feeds.ReadAuthorsAsync(users[0], [users[1]], null, All, Cancellation);

        Assert.Equal([new FeedAuthor(users[1], IsFollowed: false, IsShown: false)], read.Authors);
        Assert.Empty(read.Entries);
    }

    [Fact]
    public async Task Posts_of_one_moment_are_ordered_by_their_ids_alike_here_and_there()
    {
        var (user, author) = await MakePairAsync();
        var keys = new List<FeedKey>();
        for (var i = 0; i < 40; i++)
            keys.Add(await PostAsync(i % 2 == 0 ? user : author, 1));
        for (var i = 0; i < 5; i++)
            keys.Add(await PostAsync(author, 2)); // a microsecond later
        keys = [.. keys.OrderDescending()];

        Assert.Equal(keys, (await _host.Feeds.ReadBelowAsync(user, Top, All, Cancellation)).Select(entry => entry.Key));
        for (var i = 0; i < keys.Count; i++)
        {
            Assert.Equal(keys[(i + 1)..], (await _host.Feeds.ReadBelowAsync(user, keys[i], All, Cancellation)).Select(entry => entry.Key));
            Assert.Equal(keys[..(i + 1)], KeysOf(await _host.Feeds.ReadAuthorsAsync(user, [user, author], keys[i], All, Cancellation)));
            Assert.Equal(keys[..(i + 1)], KeysOf(await _host.Feeds.ReadAsync(user, i + 1, Cancellation)));
            Assert.Equal(keys[..(i + 1)], (await _host.Feeds.ReadBelowAsync(user, Top, i + 1, Cancellation)).Select(entry => entry.Key));
        }
    }

    [Fact]
    public async Task Of_some_authors_the_newest_of_each_are_read()
    {
        var (user, author) = await MakePairAsync();
        var (of, own) = (new List<FeedKey>(), new List<FeedKey>());
        for (var i = 1; i <= 5; i++)
        {
            of.Add(await PostAsync(author, i));
            own.Add(await PostAsync(user, 10 + i));
        }

        var read = await _host.Feeds.ReadAuthorsAsync(user, [author, user], null, 2, Cancellation);

        Assert.Equal([own[4], own[3], of[4], of[3]], KeysOf(read));
    }

    [Fact]
    public async Task Likes_and_comments_are_counted_and_acts_by_author()
    {
        var (user, author) = await MakePairAsync();
        var (liked, other) = (await PostAsync(author, 1), await PostAsync(author, 2));
        await _database.ExecuteAsync(
            $"""
            insert into content_counts (target_id, likes, replies) values ('{liked.PostId}', 5, 3);
            insert into likes (user_id, target_id, kind, liked_at) values ('{user}', '{liked.PostId}', 1, now());
            insert into comments (id, post_id, author_id, text, created_at) values ('{Guid.NewGuid()}', '{liked.PostId}', '{user}', 'a', now());
            insert into comments (id, post_id, author_id, text, created_at, deleted_at) values ('{Guid.NewGuid()}', '{other.PostId}', '{user}', 'b', now(), now())
            """);

        var engagement = await _host.Feeds.FindEngagementAsync([liked.PostId, other.PostId], Cancellation);
        Assert.Equal(new Engagement(5, 3), engagement[liked.PostId]);
        Assert.Equal(default, engagement.GetValueOrDefault(other.PostId));
        Assert.Equal([KeyValuePair.Create(author, 2)], await _host.Feeds.FindAffinityAsync(user, 100, Cancellation));
    }

    // By each of the three ways to read it.
    private async Task FeedIsAsync(Guid user, FeedEntry[] newestFirst, Guid? hidden = null)
    {
        Assert.Equal(newestFirst, await _host.Feeds.ReadBelowAsync(user, Top, All, Cancellation));
        var all = await _host.Feeds.ReadAsync(user, All, Cancellation);
        Assert.Equal(newestFirst, Sorted(all));
        var authors = await _host.Feeds.FindAuthorsAsync(user, Cancellation);
        var some = await _host.Feeds.ReadAuthorsAsync(user, authors, null, All, Cancellation);
        Assert.Equal(newestFirst, Sorted(some));
        var expected = authors.Select(author => new FeedAuthor(author, IsFollowed: true, IsShown: author != hidden)).OrderBy(author => author.Id).ToList();
        Assert.Equal(expected, all.Authors.OrderBy(author => author.Id));
        Assert.Equal(expected, some.Authors.OrderBy(author => author.Id));
    }

    private static IEnumerable<FeedEntry> Sorted(FeedDefinition read) => read.Entries.OrderByDescending(entry => entry.Key);

    private static IEnumerable<FeedKey> KeysOf(FeedDefinition read) => Sorted(read).Select(entry => entry.Key);

    private async Task<(Guid User, Guid Author)> MakePairAsync()
    {
        var users = await _database.MakeUsersAsync(2);
        await FollowAsync(users[0], users[1]);
        return (users[0], users[1]);
    }

    private Task<int> FollowAsync(Guid follower, Guid followee) =>
        _database.ExecuteAsync($"insert into follows (follower_id, followee_id, since) values ('{follower}', '{followee}', now())");

    // So many microseconds after one moment.
    private async Task<FeedKey> PostAsync(Guid author, int microseconds, int status = Published)
    {
        var key = FeedKey.Of(Moment.AddMicroseconds(microseconds), Guid.NewGuid());
        await _database.ExecuteAsync(
            $"insert into posts (id, author_id, status, created_at, published_at) values ('{key.PostId}', '{author}', {status}, now(), '{key.PublishedAt:O}')");
        return key;
    }
}
