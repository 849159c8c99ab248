using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Orleans.Embedded;

/// <summary>Asks a placement director of the application's. There is one silo to choose; anything else is an error of the director's.</summary>
internal sealed class PlacementStep(EmbeddedRuntime runtime, PlacementStrategy strategy) : IPlacementContext
{
    // As Orleans does, when first needed: not every host of a grain class places grains of it.
    private IPlacementDirector Director => field ??= runtime.Services.GetKeyedService<IPlacementDirector>(strategy.GetType())
        ?? throw new OrleansConfigurationException($"There is no placement director for {strategy.GetType().FullName}: add one by AddPlacementDirector");

    public SiloAddress LocalSilo => runtime.Silo.SiloAddress;

    public SiloStatus LocalSiloStatus => SiloStatus.Active;

    public SiloAddress[] GetCompatibleSilos(PlacementTarget target) => [LocalSilo];

    public async Task Place(GrainId grainId, GrainInterfaceType interfaceType, Dictionary<string, object>? requestContext)
    {
        var target = new PlacementTarget(grainId, requestContext ?? [], interfaceType, 0);
        var silo = await Director.OnAddActivation(strategy, target, this);
        if (!LocalSilo.Equals(silo))
        {
            throw new SiloUnavailableException($"{Director.GetType().Name} placed {grainId} on {silo}, which is not a silo of this process");
        }
    }
}
