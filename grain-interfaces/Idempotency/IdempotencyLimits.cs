namespace InstaHub.GrainInterfaces.Idempotency;

/// <summary>The times of idempotency, the same for web processes and silos.</summary>
public static class IdempotencyLimits
{
    /// <summary>How long an answer is kept, from the first attempt on: part of the public interface.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>An attempt that has not been renewed for this long is taken for dead, as after a crash; another may then be made.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long one call waits for another attempt; below the time-out of a grain call.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
}
