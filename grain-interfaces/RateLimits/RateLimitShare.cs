namespace InstaHub.GrainInterfaces.RateLimits;

/// <summary>Permits that one web process may spend before the window ends.</summary>
/// <param name="Permits">How many were lent; 0 when none are left.</param>
/// <param name="Remaining">How many may still be borrowed after these.</param>
/// <param name="ResetAfter">Until the window ends. A span and not a time: the clocks of two machines differ.</param>
/// <param name="Window">Names the window, for returning what was not used.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.RateLimits.RateLimitShare")]
public sealed record RateLimitShare(
    [property: Id(0)] int Permits, [property: Id(1)] int Remaining, [property: Id(2)] TimeSpan ResetAfter, [property: Id(3)] long Window);
