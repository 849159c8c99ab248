namespace InstaHub.Load.Grains;

/// <summary>Does as little as a grain can.</summary>
[Alias("InstaHub.Load.IPingGrain")]
public interface IPingGrain : IGrainWithIntegerKey
{
    /// <summary>The number, at once.</summary>
    [Alias("Ping")]
    Task<int> Ping(int number);
}

/// <inheritdoc/>
[GrainType("load.ping")]
public sealed class PingGrain : Grain, IPingGrain
{
    public Task<int> Ping(int number) => Task.FromResult(number);
}

/// <summary>As little state as a grain can have, to weigh an activation.</summary>
[Alias("InstaHub.Load.IIdleGrain")]
public interface IIdleGrain : IGrainWithGuidKey
{
    [Alias("Touch")]
    Task Touch();
}

/// <inheritdoc/>
[GrainType("load.idle")]
public sealed class IdleGrain : Grain, IIdleGrain
{
    private static int s_active;

    public static int Active => Volatile.Read(ref s_active);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref s_active);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref s_active);
        return Task.CompletedTask;
    }

    public Task Touch() => Task.CompletedTask;
}
