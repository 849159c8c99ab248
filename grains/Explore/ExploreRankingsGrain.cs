using InstaHub.GrainInterfaces.Explore;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Explore;

/// <inheritdoc cref="IExploreRankingsGrain"/>
[GrainType("explore-rankings")]
public sealed class ExploreRankingsGrain(IExploreStore store, IOptions<ExploreOptions> options, TimeProvider time) : Grain, IExploreRankingsGrain
{
    private readonly ExploreOptions _options = options.Value;
    private readonly KeptRankings _kept = new(options.Value.CursorLifetime);
    private Task<ExploreRanking>? _making;

    public async Task<ExploreRanking> GetNewest()
    {
        var now = time.GetUtcNow();
        // Half, so that a silo which asks ahead of time gets one that it can use for a while.
        if (_kept.Newest is { } newest && _kept.AgeOfNewest(now) < _options.Refresh / 2)
            return newest with { Age = _kept.AgeOfNewest(now) };

        var making = _making ??= Make();
        try
        {
            return await making;
        }
        finally
        {
            if (_making == making)
                _making = null;
        }
    }

    public Task<ExploreRanking?> Find(Guid rankingId) => Task.FromResult(_kept.Find(rankingId, time.GetUtcNow()));

    private async Task<ExploreRanking> Make()
    {
        var now = time.GetUtcNow();
        var query = new ExploreQuery(
            _options.NewestScanned, _options.MostOfAuthor * Math.Max(1, _options.MaxPosts / _options.Stretch), now - _options.LikedWithin,
            _options.LikesScanned, _options.MaxPosts);
        // What was worth a look is looked at again, liked lately or not.
        var candidates = await store.FindCandidatesAsync(query, _kept.Newest?.PostIds ?? []);
        var ranking = new ExploreRanking(Guid.CreateVersion7(), ExploreRules.Rank(candidates, now, _options), TimeSpan.Zero);
        _kept.Add(ranking, now);
        return ranking;
    }
}
