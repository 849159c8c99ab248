using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>What a feed in memory makes of news, and whom it tells.</summary>
public sealed class FeedNewsTests
{
    private static readonly Guid Viewer = Guid.NewGuid();
    private static readonly Guid Author = Guid.NewGuid();

    private readonly ManualTime _time = new();
    private readonly TableOfPosts _store = new();
    private readonly Pushes _pushes = new();
    private readonly FeedHost _host;
    private readonly FeedInUse _feed;

    public FeedNewsTests()
    {
        _host = new(_store, _pushes, _time);
        _feed = _host.Open(Viewer);
    }

    [Fact]
    public async Task News_of_how_a_post_was_do_not_bring_it_back()
    {
        var post = Post(1);
        await _feed.RefreshAsync(1);
        Deliver(post);
        Assert.Equal([post.Key], _feed.GetContents().Keys);

        Deliver(post with { Version = 2, IsPublished = false, Happening = FeedHappening.Moved });
        Deliver(post);
        Assert.Empty(_feed.GetContents().Keys);

        Deliver(post with { Version = 3, Happening = FeedHappening.Moved });
        Assert.Equal([post.Key], _feed.GetContents().Keys);
    }

    [Fact]
    public async Task What_is_between_viewer_and_author_is_asked_once_until_it_may_have_changed()
    {
        await _feed.RefreshAsync(1);
        var (asked, answer) = (0, Relation.Following);
        Assert.Equal((Relation.Following, 1), (await AskAsync(), asked));
        answer = Relation.Following | Relation.FollowedBy;
        Assert.Equal((Relation.Following, 1), (await AskAsync(), asked));

        _host.Deliver(new([], [new(Author, Viewer)], []));
        Assert.Equal((answer, 2), (await AskAsync(), asked));
        _feed.Connected();
        Assert.Equal((answer, 3), (await AskAsync(), asked));
        await _feed.RefreshAsync(2);
        Assert.Equal((answer, 4), (await AskAsync(), asked));

        // What changes while it is asked is not remembered.
        _feed.LookAgain(Author);
        var slow = new TaskCompletionSource<Relation>();
        var asking = _feed.GetRelationAsync(Author, (_, _) => new(slow.Task));
        _feed.LookAgain(Author);
        slow.SetResult(Relation.Following);
        Assert.Equal(Relation.Following, await asking);
        Assert.Equal((answer, 5), (await AskAsync(), asked));

        ValueTask<Relation> AskAsync() => _feed.GetRelationAsync(Author, (viewer, other) =>
        {
            Assert.Equal((Viewer, Author), (viewer, other));
            asked++;
            return new(answer);
        });
    }

    [Fact]
    public async Task Only_who_is_connected_is_pushed_to_and_who_was_can_ask()
    {
        await _feed.RefreshAsync(1);
        Deliver(Post(1));
        Assert.Empty(_pushes.All);

        _feed.Connected();
        var before = _feed.Point;
        Deliver(Post(2));
        Assert.Equal(FeedChange.Added, Assert.Single(_pushes.All).Change);
        Assert.Equal(before, _feed.Point); // it is numbered when it is sent

        _time.Advance(TimeSpan.FromSeconds(31));
        var third = Post(3);
        Deliver(third);
        Assert.Single(_pushes.All);
        Assert.Equal([new(FeedChange.Added, third.Key.PostId)], _feed.ArrivalsSince(before, out _));
    }

    [Fact]
    public async Task What_comes_back_to_its_place_is_no_news()
    {
        await _feed.RefreshAsync(1);
        _feed.Connected();

        Deliver(Post(1) with { Happening = FeedHappening.Moved });

        Assert.Single(_feed.GetContents().Keys);
        Assert.Empty(_pushes.All);
    }

    [Fact]
    public async Task Under_another_epoch_all_is_read_anew_and_connections_reload()
    {
        await _feed.RefreshAsync(1);
        _feed.Connected();
        var before = _feed.Point;
        var missed = Post(1);
        _store.Entries.Add(new(missed.Key, Author));

        await _feed.RefreshAsync(1);
        Assert.Empty(_feed.GetContents().Keys);
        await _feed.RefreshAsync(2);

        Assert.Equal([missed.Key], _feed.GetContents().Keys);
        Assert.Null(_feed.ArrivalsSince(before, out _));
    }

    private void Deliver(params FeedPost[] posts) => _host.Deliver(new FeedNews(posts, [], []));

    private static FeedPost Post(int at) => new(new(at, Guid.NewGuid()), Author, 1, IsPublished: true, FeedHappening.Published);

    private sealed class Pushes : IFeedPusher
    {
        public List<FeedPush> All { get; } = [];

        public void Push(FeedPush push) => All.Add(push);
    }

    // One author, whom the viewer follows.
    private sealed class TableOfPosts : IFeedStore
    {
        public List<FeedEntry> Entries { get; } = [];

        public Task<IReadOnlyList<Guid>> FindAuthorsAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Guid>>([userId, Author]);

        public Task<FeedDefinition> ReadAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
            Task.FromResult(new FeedDefinition([new(userId, true, true), new(Author, true, true)], [.. Newest().Take(limit)]));

        public Task<FeedDefinition> ReadAuthorsAsync(
            Guid userId, IReadOnlyList<Guid> authorIds, FeedKey? floor, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<FeedEntry>> ReadBelowAsync(Guid userId, FeedKey below, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FeedEntry>>([.. Newest().Where(entry => entry.Key < below).Take(limit)]);

        public Task<IReadOnlyDictionary<Guid, Engagement>> FindEngagementAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<Guid, int>> FindAffinityAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        private IEnumerable<FeedEntry> Newest() => Entries.OrderByDescending(entry => entry.Key);
    }
}
