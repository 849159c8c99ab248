using Orleans.Internal;

namespace Orleans.Embedded;

/// <summary>Waits that may double with each try, at random below that, between a least and a longest.</summary>
internal sealed class ExponentialBackoff(TimeSpan least, TimeSpan longest, TimeSpan step) : IBackoffProvider
{
    public TimeSpan Next(int attempt)
    {
        var upTo = Math.Min(longest.Ticks, least.Ticks + (step.Ticks << Math.Min(attempt, 20)));
        return TimeSpan.FromTicks(Random.Shared.NextInt64(least.Ticks, upTo));
    }
}
