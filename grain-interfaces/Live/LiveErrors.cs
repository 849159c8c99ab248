using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>Why this feature refuses.</summary>
public static class LiveErrors
{
    public static readonly Error TooManyWatched = new(ErrorKind.Conflict, "watch_limit", "This connection watches as many posts as it may. Unwatch others first.");

    public static readonly Error TooManyPeopleWatched = new(ErrorKind.Conflict, "watch_limit", "This connection watches as many users as it may. Unwatch others first.");

    public static readonly Error TooManyConnections = new(ErrorKind.RateLimited, "rate_limited", "There are too many connections of this user.");
}
