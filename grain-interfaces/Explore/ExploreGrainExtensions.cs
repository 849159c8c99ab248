namespace InstaHub.GrainInterfaces.Explore;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class ExploreGrainExtensions
{
    public static IExploreQueries GetExploreQueries(this IGrainFactory grains) => grains.GetGrain<IExploreQueries>(0);

    public static IExploreRankingsGrain GetExploreRankings(this IGrainFactory grains) => grains.GetGrain<IExploreRankingsGrain>(0);
}
