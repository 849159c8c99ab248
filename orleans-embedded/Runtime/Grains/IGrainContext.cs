using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    GrainReference GrainReference { get; }

    /// <summary>The grain object; null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation; scoped ones live as long as it does.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>What takes part in the activation: stages of <see cref="GrainLifecycleStage"/>.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completed when this activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends this activation after the calls that are running; those waiting go to the next activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    /// <summary>Attaches <paramref name="value"/>, found again by <see cref="ITargetHolder.GetComponent"/>.</summary>
    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;
}

/// <summary>Gives the activation that a scoped service is made for.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}

/// <summary>The stages of an activation's beginning, in order; they end in the opposite one.</summary>
public static class GrainLifecycleStage
{
    public const int First = int.MinValue;

    /// <summary>Persistent state is read.</summary>
    public const int SetupState = 1000;

    /// <summary><see cref="IGrainBase.OnActivateAsync"/> runs.</summary>
    public const int Activate = 2000;

    public const int Last = int.MaxValue;
}

/// <summary>The life of an activation.</summary>
public interface IGrainLifecycle : ILifecycleObservable;

/// <summary>What a grain needs of the runtime.</summary>
public interface IGrainRuntime
{
    IGrainFactory GrainFactory { get; }

    IServiceProvider ServiceProvider { get; }

    SiloAddress SiloAddress { get; }

    string SiloIdentity { get; }

    TimeProvider TimeProvider { get; }

    void DeactivateOnIdle(IGrainContext grainContext);

    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
