using InstaHub.GrainInterfaces.Explore;

namespace InstaHub.Grains.Explore;

/// <summary>The rankings of the last while, at most <see cref="Capacity"/>. Pure: time comes in from outside. Not thread-safe.</summary>
/// <param name="lifetime">How long a ranking is kept after it was made; the newest is kept for ever.</param>
public sealed class KeptRankings(TimeSpan lifetime)
{
    /// <summary>Most rankings; each takes 16 bytes a post.</summary>
    public const int Capacity = 100;

    private readonly List<(ExploreRanking Ranking, DateTimeOffset MadeAt)> _rankings = [];

    /// <summary>The one made last; null: none ever.</summary>
    public ExploreRanking? Newest => _rankings.Count == 0 ? null : _rankings[^1].Ranking;

    /// <summary>How long ago the newest was made.</summary>
    public TimeSpan AgeOfNewest(DateTimeOffset now) => _rankings.Count == 0 ? TimeSpan.MaxValue : now - _rankings[^1].MadeAt;

    /// <summary>Adds a ranking; those that have lived long enough go. Has no effect when it is here.</summary>
    public void Add(ExploreRanking ranking, DateTimeOffset madeAt)
    {
        if (_rankings.Exists(kept => kept.Ranking.Id == ranking.Id))
            return;
        // An older one may come late.
        var place = _rankings.FindLastIndex(kept => kept.MadeAt <= madeAt) + 1;
        _rankings.Insert(place, (ranking, madeAt));
        var newest = _rankings[^1].MadeAt;
        _rankings.RemoveAll(kept => newest - kept.MadeAt >= lifetime);
        if (_rankings.Count > Capacity)
            _rankings.RemoveAt(0);
    }

    /// <summary>A ranking that still lives, with its age; null: it does not, or never did.</summary>
    public ExploreRanking? Find(Guid id, DateTimeOffset now)
    {
        var (ranking, madeAt) = _rankings.Find(kept => kept.Ranking.Id == id);
        return ranking is not null && now - madeAt < lifetime ? ranking with { Age = now - madeAt } : null;
    }
}
