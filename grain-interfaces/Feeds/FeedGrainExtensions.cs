namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class FeedGrainExtensions
{
    public static IFeedGrain GetFeed(this IGrainFactory grains, Guid userId) => grains.GetGrain<IFeedGrain>(userId);

    /// <param name="grains">Makes the reference.</param>
    /// <param name="silo">The address of the silo, as <c>SiloAddress.ToParsableString()</c> writes it.</param>
    public static IFeedHostGrain GetFeedHost(this IGrainFactory grains, string silo) => grains.GetGrain<IFeedHostGrain>(silo);

    public static IFeedCheckGrain GetFeedCheck(this IGrainFactory grains) => grains.GetGrain<IFeedCheckGrain>(0);
}
