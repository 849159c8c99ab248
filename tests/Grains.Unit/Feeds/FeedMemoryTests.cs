using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>What is remembered for a while: rankings and posts that are gone.</summary>
public sealed class FeedMemoryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_ranking_is_kept_for_ten_minutes()
    {
        var rankings = new PinnedRankings(_time);
        FeedEntry[] candidates = [Entry(2), Entry(1)];
        var pinned = rankings.Pin([], candidates, 7);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));

        Assert.Same(pinned, rankings.Find(pinned.Id));
        Assert.Equal((candidates[1].Key, 7), (pinned.Lowest!.Value, pinned.Changes));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(rankings.Find(pinned.Id));
    }

    [Fact]
    public void Of_more_than_eight_rankings_the_oldest_goes()
    {
        var rankings = new PinnedRankings(_time);
        var pinned = Enumerable.Range(0, 9).Select(_ => rankings.Pin([], [], 0)).ToList();

        Assert.Null(rankings.Find(pinned[0].Id));
        Assert.All(pinned[1..], one => Assert.Same(one, rankings.Find(one.Id)));
        Assert.Same(pinned[^1], rankings.Newest);
        Assert.Null(pinned[0].Lowest);
        Assert.DoesNotContain(pinned, one => one.Id == 0);
    }

    [Fact]
    public void What_a_post_was_before_it_was_gone_is_no_news()
    {
        var gone = new RecentlyGone(_time);

        Assert.True(gone.IsNews(Post(1, 2, isPublished: false)));
        Assert.False(gone.IsNews(Post(1, 1, isPublished: true)));
        Assert.True(gone.IsNews(Post(1, 2, isPublished: false)));
        Assert.True(gone.IsNews(Post(1, 3, isPublished: true)));
        Assert.True(gone.IsNews(Post(2, 1, isPublished: true)));
    }

    [Fact]
    public void The_newest_version_in_which_it_was_gone_counts()
    {
        var gone = new RecentlyGone(_time);
        gone.IsNews(Post(1, 2, isPublished: false));
        gone.IsNews(Post(1, 4, isPublished: false));

        Assert.False(gone.IsNews(Post(1, 3, isPublished: true)));
        Assert.False(gone.IsNews(Post(1, 2, isPublished: false)));
    }

    [Fact]
    public void That_a_post_was_gone_before_it_came_back_is_no_news()
    {
        var gone = new RecentlyGone(_time);
        gone.IsNews(Post(1, 2, isPublished: false));
        gone.IsNews(Post(1, 3, isPublished: true));
        gone.IsNews(Post(2, 3, isPublished: true));

        Assert.False(gone.IsNews(Post(1, 2, isPublished: false)));
        Assert.False(gone.IsNews(Post(2, 2, isPublished: false)));
        Assert.True(gone.IsNews(Post(1, 3, isPublished: true)));
    }

    [Fact]
    public void It_is_forgotten_after_two_minutes()
    {
        var gone = new RecentlyGone(_time);
        gone.IsNews(Post(1, 2, isPublished: false));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(gone.IsNews(Post(1, 1, isPublished: true)));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(gone.IsNews(Post(1, 1, isPublished: true)));
    }

    private static FeedEntry Entry(long at) => new(new FeedKey(at, Guid.NewGuid()), Guid.NewGuid());

    private static FeedPost Post(int id, long version, bool isPublished) =>
        new(new FeedKey(id, new Guid(id, 0, 0, new byte[8])), Guid.Empty, version, isPublished, FeedHappening.Moved);
}
