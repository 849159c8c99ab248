using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Explore;

namespace InstaHub.Grains.Unit.Explore;

public sealed class ExploreRulesTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ExploreOptions _options = new();

    [Fact]
    public void A_post_is_worth_its_points_by_a_power_of_its_age()
    {
        // (1 + 10 + 2 * 3) / (4 + 2) ^ 1.8
        Assert.Equal(17 / Math.Pow(6, 1.8), ExploreRules.ScoreOf(Post(hours: 4, likes: 10, comments: 3), Now, _options), 12);
        // As Hacker News counts a story of 101 points, 22 hours old.
        _options.FirstPoints = 0;
        Assert.Equal(100 / Math.Pow(24, 1.8), ExploreRules.ScoreOf(Post(hours: 22, likes: 100, comments: 0), Now, _options), 12);
    }

    [Fact]
    public void A_post_from_the_future_counts_as_new() =>
        Assert.Equal(ExploreRules.ScoreOf(Post(0, 5, 0), Now, _options), ExploreRules.ScoreOf(Post(-3, 5, 0), Now, _options));

    [Fact]
    public void More_engagement_is_worth_more_and_more_age_less() =>
        Prop.ForAll(
            Gen.Choose(0, 100_000).Select(n => (long)n).Two().ToArbitrary(), Gen.Choose(0, 10_000).Two().ToArbitrary(),
            (counts, hours) =>
            {
                var worth = ExploreRules.ScoreOf(Post(hours.Item1, counts.Item1, counts.Item2), Now, _options);
                return ExploreRules.ScoreOf(Post(hours.Item1, counts.Item1 + 1, counts.Item2), Now, _options) > worth
                    && ExploreRules.ScoreOf(Post(hours.Item1, counts.Item1, counts.Item2 + 1), Now, _options) > worth
                    && ExploreRules.ScoreOf(Post(hours.Item1 + 1 + hours.Item2, counts.Item1, counts.Item2), Now, _options) < worth;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_ranking_begins_with_the_worthiest_and_of_equal_worth_with_the_newer()
    {
        var (loved, fresh, stale, older) = (Post(5, 500, 20), Post(0, 0, 0), Post(100, 600, 0), Post(90, 0, 0));
        _options.Gravity = 0;
        Assert.Equal([stale.PostId, loved.PostId, fresh.PostId, older.PostId], ExploreRules.Rank([fresh, older, loved, stale], Now, _options));
        _options.Gravity = 1.8;
        Assert.Equal([loved.PostId, fresh.PostId, stale.PostId, older.PostId], ExploreRules.Rank([fresh, older, loved, stale], Now, _options));
    }

    [Fact]
    public void A_ranking_has_so_many_posts_and_no_more()
    {
        _options.MaxPosts = 3;
        Assert.Equal(3, ExploreRules.Rank(Enumerable.Range(0, 10).Select(likes => Post(1, likes, 0)), Now, _options).Count);
    }

    [Fact]
    public void A_ranking_spreads_authors()
    {
        (_options.Stretch, _options.MostOfAuthor) = (3, 1);
        var author = Guid.NewGuid();
        ExploreCandidate[] posts = [Post(0, 9, 0, author), Post(0, 8, 0, author), Post(0, 7, 0), Post(0, 6, 0)];

        Assert.Equal([posts[0].PostId, posts[2].PostId, posts[3].PostId, posts[1].PostId], ExploreRules.Rank(posts, Now, _options));
    }

    private static ExploreCandidate Post(double hours, long likes, long comments, Guid? author = null) =>
        new(Guid.NewGuid(), author ?? Guid.NewGuid(), Now - TimeSpan.FromHours(hours), likes, comments);
}
