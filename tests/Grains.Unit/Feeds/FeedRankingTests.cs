using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>Ranking, by numbers worked out by hand: the defaults halve in 12 hours.</summary>
public sealed class FeedRankingTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<Guid, Engagement> Quiet = [];
    private static readonly Dictionary<Guid, int> Nobody = [];
    private readonly FeedRankingOptions _options = new();

    [Fact]
    public void A_post_counts_half_after_the_half_life_and_whole_when_it_is_of_the_future()
    {
        var entries = new[] { Entry(hours: 24), Entry(hours: 12), Entry(hours: 0), Entry(hours: -1) };

        var order = Order(entries);

        AssertScores(order, 1, 1, 0.5, 0.25);
        Assert.Equal([entries[3].Key, entries[2].Key, entries[1].Key, entries[0].Key], order.Select(one => one.Key));
    }

    [Fact]
    public void Engagement_counts_by_its_logarithm_and_a_comment_as_two_likes()
    {
        var (liked, discussed, plain) = (Entry(hours: 12), Entry(hours: 12), Entry(hours: 12));
        var engagement = new Dictionary<Guid, Engagement> { [liked.Key.PostId] = new(99, 0), [discussed.Key.PostId] = new(5, 2) };

        var order = Order([plain, liked, discussed], engagement);

        Assert.Equal([liked.Key, discussed.Key, plain.Key], order.Select(one => one.Key));
        AssertScores(order, 0.5 * (1 + 2), 0.5 * (1 + 1), 0.5);
        Assert.Equal([2, 1, 0], order.Select(one => (double)one.Engagement));
    }

    [Fact]
    public void Who_has_acted_on_an_authors_posts_sees_that_author_first()
    {
        var (close, other) = (Entry(hours: 12), Entry(hours: 0));

        var order = Order([other, close], affinity: new() { [close.AuthorId] = 9 });

        Assert.Equal([close.Key, other.Key], order.Select(one => one.Key));
        AssertScores(order, 0.5 * (1 + 2), 1);
        Assert.Equal(2, (double)order[0].Affinity);
    }

    [Fact]
    public void Each_further_post_of_an_author_counts_less_but_never_less_than_the_floor()
    {
        var author = Guid.NewGuid();
        var entries = Enumerable.Range(0, 30).Select(_ => Entry(hours: 0, author)).ToArray();

        var order = Order(entries);

        AssertScores(order[..3], 1, (0.75 * 0.7) + 0.25, (0.75 * 0.49) + 0.25);
        Assert.All(order, one => Assert.InRange(one.Score, 0.25f, 1));
        Assert.Equal(0.25, order[^1].Score, 3);
    }

    [Fact]
    public void The_best_post_of_another_author_comes_before_the_second_best_of_the_first()
    {
        var loud = Guid.NewGuid();
        var (first, second, other) = (Entry(hours: 0, loud), Entry(hours: 0, loud), Entry(hours: 3));

        var order = Order([first, second, other]);

        // 2^(-3/12) = 0.841; the second of an author counts 0.775.
        Assert.Equal(other.Key, order[1].Key);
        AssertScores(order, 1, 0.8409, 0.775);
    }

    [Fact]
    public void Of_equals_the_newest_comes_first()
    {
        var (a, b) = (Entry(hours: 0), Entry(hours: 0));
        FeedKey[] expected = [a.Key > b.Key ? a.Key : b.Key, a.Key > b.Key ? b.Key : a.Key];

        Assert.Equal(expected, Order([a, b]).Select(one => one.Key));
        Assert.Equal(expected, Order([b, a]).Select(one => one.Key));
    }

    [Fact]
    public void Weights_are_options()
    {
        (_options.EngagementWeight, _options.CommentWeight, _options.AffinityWeight, _options.HalfLife) = (3, 0, 0, TimeSpan.FromHours(1));
        var entry = Entry(hours: 1);

        var order = Order([entry], new() { [entry.Key.PostId] = new(9, 1_000) }, new() { [entry.AuthorId] = 50 });

        AssertScores(order, 0.5 * (1 + 3));
    }

    private RankedEntry[] Order(FeedEntry[] entries, Dictionary<Guid, Engagement>? engagement = null, Dictionary<Guid, int>? affinity = null) =>
        FeedRanking.Order(entries, Now, engagement ?? Quiet, affinity ?? Nobody, _options);

    private static FeedEntry Entry(double hours, Guid? author = null) => new(FeedKey.Of(Now.AddHours(-hours), Guid.NewGuid()), author ?? Guid.NewGuid());

    private static void AssertScores(IReadOnlyList<RankedEntry> order, params double[] scores)
    {
        Assert.Equal(scores.Length, order.Count);
        foreach (var (expected, actual) in scores.Zip(order))
            Assert.Equal(expected, actual.Score, 4);
    }
}
