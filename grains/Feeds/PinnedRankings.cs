using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Feeds;

/// <summary>The rankings that cursors of one feed may belong to. Not thread-safe.</summary>
internal sealed class PinnedRankings(TimeProvider time)
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Most of them; of more the oldest go before their time.</summary>
    private const int Most = 8;

    private readonly List<PinnedRanking> _rankings = [];

    public PinnedRanking? Newest => _rankings.Count > 0 ? _rankings[^1] : null;

    /// <summary>The ranking with that id; null: it is gone.</summary>
    public PinnedRanking? Find(long id)
    {
        Forget();
        return _rankings.Find(ranking => ranking.Id == id);
    }

    /// <summary>Keeps an order.</summary>
    /// <param name="order">The best first.</param>
    /// <param name="candidates">What was ranked, newest first.</param>
    /// <param name="changes">See <see cref="FeedInUse.Changes"/>.</param>
    public PinnedRanking Pin(RankedEntry[] order, IReadOnlyList<FeedEntry> candidates, long changes)
    {
        Forget();
        if (_rankings.Count == Most)
            _rankings.RemoveAt(0);
        var pinned = new PinnedRanking(LiveEpoch.New(), order, candidates.Count > 0 ? candidates[^1].Key : null, time.GetUtcNow(), changes);
        _rankings.Add(pinned);
        return pinned;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        _rankings.RemoveAll(ranking => now - ranking.At >= Life);
    }
}

/// <summary>A ranking that is kept.</summary>
/// <param name="Id">Never 0.</param>
/// <param name="Order">The best first.</param>
/// <param name="Lowest">The lowest key in it: what is below comes by time. Null: it is empty.</param>
/// <param name="At">When it was made.</param>
/// <param name="Changes">What the feed had seen then.</param>
public sealed record PinnedRanking(long Id, RankedEntry[] Order, FeedKey? Lowest, DateTimeOffset At, long Changes);
