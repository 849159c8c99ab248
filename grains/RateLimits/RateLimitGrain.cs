using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.Grains.RateLimits;

/// <summary>
/// Counts in memory only: a silo that dies takes its counts along, which lets a subject begin anew. That is cheaper than a row
/// for each address, and what the limits protect from is load.
/// </summary>
[GrainType("rate-limit")]
public sealed class RateLimitGrain(TimeProvider time) : Grain, IRateLimitGrain
{
    private readonly FixedWindow _window = new();

    public Task<RateLimitShare> Borrow(RateLimitTerms terms, int wanted)
    {
        var share = _window.Take(time.GetUtcNow(), terms, wanted);
        // Idle or not, the count lives as long as its window.
        DelayDeactivation(share.ResetAfter);
        return Task.FromResult(share);
    }

    public Task Return(long window, int unused)
    {
        _window.Return(window, unused);
        return Task.CompletedTask;
    }
}
