namespace InstaHub.GrainInterfaces.RateLimits;

/// <summary>
/// Counts the requests of one subject (see <see cref="RateLimitKeys"/>) in one window, for all web processes. A web process borrows
/// permits and spends them by itself, so that most requests cost no call. Never lends more than the limit in one window.
/// </summary>
[Alias("InstaHub.RateLimits.IRateLimitGrain")]
public interface IRateLimitGrain : IGrainWithStringKey
{
    /// <summary>Lends permits: at most <paramref name="wanted"/>, fewer towards the end, none when the limit is reached.</summary>
    [Alias("Borrow"), ResponseTimeout("00:00:02")]
    Task<RateLimitShare> Borrow(RateLimitTerms terms, int wanted);

    /// <summary>Takes back permits that were borrowed and not used; ignored when their window is over.</summary>
    [Alias("Return")]
    Task Return(long window, int unused);
}
