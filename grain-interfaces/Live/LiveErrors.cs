using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>Why this feature refuses.</summary>
public static class LiveErrors
{
    public static readonly Error TooManyConnections = new(ErrorKind.RateLimited, "rate_limited", "There are too many connections of this user.");
}
