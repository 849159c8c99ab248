using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The runtime as a grain that is made by hand sees it.</summary>
internal sealed class GrainRuntime(EmbeddedRuntime runtime) : IGrainRuntime
{
    public IGrainFactory GrainFactory => runtime.Factory;

    public IServiceProvider ServiceProvider => runtime.Services;

    public SiloAddress SiloAddress => runtime.Silo.SiloAddress;

    public string SiloIdentity => SiloAddress.ToString();

    public TimeProvider TimeProvider => runtime.Time;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "The grain asked for it"));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);
}
