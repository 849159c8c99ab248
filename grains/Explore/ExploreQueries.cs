using InstaHub.GrainInterfaces.Explore;
using InstaHub.Grains.Posts.Reading;
using Orleans.Concurrency;

namespace InstaHub.Grains.Explore;

/// <inheritdoc cref="IExploreQueries"/>
[GrainType("explore-queries"), StatelessWorker, Reentrant]
public sealed class ExploreQueries(ExploreRankings rankings, PostReader reader) : Grain, IExploreQueries
{
    /// <summary>Most readings for one page: a viewer who may not see much gets short pages, not slow ones.</summary>
    public const int Rounds = 4;

    public async Task<ExplorePage?> GetPage(Guid? viewerId, ExplorePosition? after, int limit)
    {
        if ((after is null ? await rankings.GetNewestAsync() : await rankings.FindAsync(after.RankingId)) is not { } ranking)
            return null;

        var page = new List<SeenPost>(limit);
        var rank = Math.Clamp(after?.Rank ?? 0, 0, ranking.PostIds.Count);
        for (var round = 0; round < Rounds && page.Count < limit && rank < ranking.PostIds.Count; round++)
        {
            Guid[] next = [.. ranking.PostIds.Skip(rank).Take(limit - page.Count)];
            foreach (var seen in await reader.ReadAsync(viewerId, next))
            {
                if (seen is not null && ExploreRules.IsOffered(viewerId, seen))
                    page.Add(seen);
            }
            rank += next.Length;
        }

        return new(PostJson.Array(page), rank < ranking.PostIds.Count ? new(ranking.Id, rank) : null);
    }
}
