using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Explore;

/// <summary>
/// Posts by anybody that are worth a look, as a viewer may see them. One key serves all, since each silo has workers of its own, which
/// read a ranking that the silo keeps.
/// </summary>
[Alias("InstaHub.Explore.IExploreQueries")]
public interface IExploreQueries : IGrainWithIntegerKey
{
    /// <summary>
    /// A page of a ranking, without the viewer's own posts, those of authors muted for posts, and what the viewer may not see; so it may be
    /// short, or empty, and not the last.
    /// </summary>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page of the newest ranking.</param>
    /// <param name="limit">Most posts, at least 1.</param>
    /// <returns>Null: the ranking of <paramref name="after"/> is no longer kept.</returns>
    [Alias("GetPage"), ReadOnly, AlwaysInterleave]
    Task<ExplorePage?> GetPage(Guid? viewerId, ExplorePosition? after, int limit);
}

/// <summary>A position in a ranking.</summary>
/// <param name="RankingId">Which ranking.</param>
/// <param name="Rank">How many of its posts come before the position.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Explore.ExplorePosition")]
public sealed record ExplorePosition([property: Id(0)] Guid RankingId, [property: Id(1)] int Rank);

/// <summary>A page of posts as one viewer may see them.</summary>
/// <param name="Json">A JSON array of posts, ready to be sent.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Explore.ExplorePage")]
public sealed record ExplorePage([property: Id(0)] JsonBytes Json, [property: Id(1)] ExplorePosition? Next);
