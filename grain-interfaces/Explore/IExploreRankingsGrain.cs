using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Explore;

/// <summary>
/// The rankings of posts, for all silos: one key. Makes one when it is asked and has none that is new enough, so nothing is done while
/// nobody looks. Silos ask every few seconds and keep what they get; readers do not ask here.
/// </summary>
[Alias("InstaHub.Explore.IExploreRankingsGrain")]
public interface IExploreRankingsGrain : IGrainWithIntegerKey
{
    /// <summary>The newest ranking.</summary>
    [Alias("GetNewest"), AlwaysInterleave]
    Task<ExploreRanking> GetNewest();

    /// <summary>A ranking that was given a while ago; null: it is no longer kept.</summary>
    [Alias("Find"), ReadOnly, AlwaysInterleave]
    Task<ExploreRanking?> Find(Guid rankingId);
}

/// <summary>Posts in an order that does not change any more.</summary>
/// <param name="Id">Names the ranking.</param>
/// <param name="PostIds">Each once, the first first.</param>
/// <param name="Age">How long ago it was made, when it was answered.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Explore.ExploreRanking")]
public sealed record ExploreRanking([property: Id(0)] Guid Id, [property: Id(1)] IReadOnlyList<Guid> PostIds, [property: Id(2)] TimeSpan Age);
