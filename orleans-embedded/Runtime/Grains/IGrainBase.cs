using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain class that does not derive from <see cref="Grain"/> implements this.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; when it throws, the activation is given up and its callers get the error.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not called when the process is killed.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
