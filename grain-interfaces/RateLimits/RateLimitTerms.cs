namespace InstaHub.GrainInterfaces.RateLimits;

/// <summary>What a limit allows.</summary>
/// <param name="Limit">Most requests in one window.</param>
/// <param name="Window">How long a window lasts. It opens with the first request, and the next one with the first request after its end.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.RateLimits.RateLimitTerms")]
public sealed record RateLimitTerms([property: Id(0)] int Limit, [property: Id(1)] TimeSpan Window);
