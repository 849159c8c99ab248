namespace InstaHub.Web.RateLimits;

/// <summary>The rate limit policy of an endpoint; each one of the public interface has one, which a test sees to.</summary>
public sealed class RateLimitMetadata
{
    /// <summary>Each request counts.</summary>
    internal static readonly RateLimitMetadata Counted = new();

    /// <summary>No request counts.</summary>
    internal static readonly RateLimitMetadata Exempt = new();

    private RateLimitMetadata()
    {
    }

    /// <summary>Whether requests are counted.</summary>
    public bool IsCounted => this == Counted;
}

/// <summary>Gives endpoints their rate limit policy.</summary>
public static class RateLimitConventions
{
    /// <summary>Requests count for their user, or for their address.</summary>
    public static TBuilder LimitRate<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(RateLimitMetadata.Counted);

    /// <summary>Requests are not counted: what operators and load balancers ask, media, and what is limited in another way.</summary>
    public static TBuilder ExemptFromRateLimit<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(RateLimitMetadata.Exempt);
}
