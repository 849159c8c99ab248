using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Graph;

/// <summary>Why this feature refuses.</summary>
public static class GraphErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchUser = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error NoSuchRequest = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error Blocked = new(ErrorKind.Conflict, "blocked", "You block this user. Unblock them first.");

    public static readonly Error Oneself = new(ErrorKind.Unprocessable, "oneself", "This cannot be done to yourself.");

    public static readonly Error FollowsTooMany = new(ErrorKind.Conflict, "follow_limit", $"Nobody can follow more than {GraphLimits.MaxFollowing} users.");

    public static readonly Error PrivateAccount = new(ErrorKind.Forbidden, "private_account", "This account is private. Follow it to see more.");
}

/// <summary>How much there may be.</summary>
public static class GraphLimits
{
    /// <summary>Most users that one can follow; keeps the building of a home feed bounded.</summary>
    public const int MaxFollowing = 7_500;
}
