using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A grain placed by <see cref="ChosenPlacementDirector"/>.</summary>
public interface IPlacedGrain : IGrainWithStringKey
{
    /// <summary>The silo on which the grain runs, as <see cref="SiloAddress.ToParsableString"/> writes it.</summary>
    Task<string> Where();

    Task Leave();
}

[ChosenPlacement]
public sealed class PlacedGrain(ILocalSiloDetails silo) : Grain, IPlacedGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("deactivated");
        return Task.CompletedTask;
    }

    public Task<string> Where() => Task.FromResult(silo.SiloAddress.ToParsableString());

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[GenerateSerializer]
public sealed class ChosenPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
public sealed class ChosenPlacementAttribute() : PlacementAttribute(new ChosenPlacement());

/// <summary>
/// Records "placing grain-id by strategy" and "placed on silo", and places on the local silo; fails for keys that end with
/// <see cref="Refused"/>.
/// </summary>
public sealed class ChosenPlacementDirector : IPlacementDirector
{
    public const string Refused = "refused";

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var stage = Stage.Of(key.Split('/')[0]);
        stage.Record($"placing {target.GrainIdentity} by {strategy.GetType().Name}");
        if (key.EndsWith(Refused, StringComparison.Ordinal))
        {
            throw new SiloUnavailableException($"no place for {key}");
        }

        var silo = context.GetCompatibleSilos(target).Single(silo => silo.Equals(context.LocalSilo));
        stage.Record($"placed on {silo.ToParsableString()}");
        return Task.FromResult(silo);
    }
}
