using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>Why this feature refuses.</summary>
public static class ProfileErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchUser = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <summary>Somebody else has written the profile, twice.</summary>
    public static readonly Error ChangedMeanwhile = new(ErrorKind.Conflict, "conflict", "The profile was changed meanwhile. Try again.") { IsMomentary = true };

    /// <summary>What is more than a stub of somebody whom the caller blocks.</summary>
    public static readonly Error BlockedByCaller = new(ErrorKind.Forbidden, "blocked", "You block this user. Unblock them to see more.");

    /// <summary>The user has had as many usernames as are kept for one.</summary>
    public static readonly Error TooManyUsernames = InvalidProfile(new Dictionary<string, string[]>
    {
        ["username"] = [$"You have had {ProfileLimits.MaxUsernames} usernames already. Take one of those back."],
    });

    /// <param name="details">What is wrong, by field.</param>
    public static Error InvalidProfile(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };
}

/// <summary>How much there may be.</summary>
public static class ProfileLimits
{
    /// <summary>Most usernames that one user holds, those given up included: a name given up stays with whom it belonged to.</summary>
    public const int MaxUsernames = 10;

    /// <summary>Characters of a bio, as Unicode counts them.</summary>
    public const int MaxBioLength = 500;

    public const int MaxLinks = 5;

    /// <summary>UTF-16 units of a link.</summary>
    public const int MaxLinkLength = 200;

    /// <summary>Characters of what is searched for.</summary>
    public const int MaxQueryLength = 50;
}
