using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// The order of a ranked feed. A post scores <c>recency · (1 + we·log10(1 + likes + wc·comments) + wa·log10(1 + acts))</c>, where
/// <c>recency = 2^(-age / half-life)</c> and <c>acts</c> is how often the viewer has lately liked, or commented on, posts of its author:
/// affinity, weight and decay as in EdgeRank (Facebook, f8 2010), engagement by its logarithm as in the ranking that Reddit published
/// (2008). Then the posts of an author, the best first, are multiplied by <c>(1 - floor)·decay^n + floor</c>, n = 0, 1, 2, …, as X's
/// home mixer does for diversity (the-algorithm, 2023).
/// </summary>
public static class FeedRanking
{
    /// <summary>Orders candidates, the best first.</summary>
    /// <param name="candidates">At most what the options say.</param>
    /// <param name="now">The moment that ages are counted to.</param>
    /// <param name="engagement">Of posts; what is not in it has none.</param>
    /// <param name="affinity">Acts of the viewer, by author.</param>
    /// <param name="options">The weights.</param>
    public static RankedEntry[] Order(
        IReadOnlyList<FeedEntry> candidates,
        DateTimeOffset now,
        IReadOnlyDictionary<Guid, Engagement> engagement,
        IReadOnlyDictionary<Guid, int> affinity,
        FeedRankingOptions options)
    {
        var scored = new (RankedEntry Ranked, Guid AuthorId)[candidates.Count];
        for (var i = 0; i < scored.Length; i++)
        {
            var (key, authorId) = candidates[i];
            var about = engagement.GetValueOrDefault(key.PostId);
            var age = Math.Max(0, (now - key.PublishedAt) / options.HalfLife);
            var recency = Math.Pow(2, -age);
            var liked = options.EngagementWeight * Math.Log10(1 + about.Likes + (options.CommentWeight * about.Comments));
            var close = options.AffinityWeight * Math.Log10(1 + affinity.GetValueOrDefault(authorId));
            scored[i] = (new(key, (float)(recency * (1 + liked + close)), (Half)recency, (Half)liked, (Half)close), authorId);
        }

        Array.Sort(scored, static (a, b) => RankedEntry.Compare(a.Ranked, b.Ranked));
        var before = new Dictionary<Guid, int>();
        for (var i = 0; i < scored.Length; i++)
        {
            var (ranked, authorId) = scored[i];
            before[authorId] = before.GetValueOrDefault(authorId, -1) + 1;
            var diversity = ((1 - options.DiversityFloor) * Math.Pow(options.DiversityDecay, before[authorId])) + options.DiversityFloor;
            scored[i].Ranked = ranked with { Score = (float)(ranked.Score * diversity) };
        }

        var order = Array.ConvertAll(scored, one => one.Ranked);
        Array.Sort(order, RankedEntry.Compare);
        return order;
    }
}

/// <summary>A place in a ranking.</summary>
/// <param name="Key">The post.</param>
/// <param name="Score">By which it is there.</param>
/// <param name="Recency">0 to 1.</param>
/// <param name="Engagement">Weighted.</param>
/// <param name="Affinity">Weighted.</param>
public readonly record struct RankedEntry(FeedKey Key, float Score, Half Recency, Half Engagement, Half Affinity)
{
    /// <summary>The best first; of equals the newest.</summary>
    public static int Compare(RankedEntry a, RankedEntry b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : b.Key.CompareTo(a.Key);
}
