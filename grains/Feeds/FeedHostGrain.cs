using InstaHub.GrainInterfaces.Feeds;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InstaHub.Grains.Feeds;

/// <inheritdoc cref="IFeedHostGrain"/>
[GrainType("feed-host"), FeedHostPlacement, KeepAlive, Immovable, Reentrant]
public sealed class FeedHostGrain(FeedHost host) : Grain, IFeedHostGrain
{
    public Task Deliver(FeedNews news)
    {
        host.Deliver(news);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> Sample(int most) => Task.FromResult<IReadOnlyList<Guid>>([.. host.Sample(most).Select(feed => feed.UserId)]);
}

/// <summary>Places a grain on the silo that its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeedHostPlacementAttribute() : PlacementAttribute(new FeedHostPlacement());

/// <inheritdoc cref="FeedHostPlacementAttribute"/>
[GenerateSerializer, Alias("InstaHub.Feeds.FeedHostPlacement")]
public sealed class FeedHostPlacement : PlacementStrategy;

/// <inheritdoc cref="FeedHostPlacementAttribute"/>
public sealed class FeedHostPlacementDirector : IPlacementDirector
{
    /// <exception cref="SiloUnavailableException">There is no such silo, or no longer.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString();
        foreach (var silo in context.GetCompatibleSilos(target))
        {
            if (silo.ToParsableString() == key)
                return Task.FromResult(silo);
        }
        throw new SiloUnavailableException($"The silo {key} is not there.");
    }
}
