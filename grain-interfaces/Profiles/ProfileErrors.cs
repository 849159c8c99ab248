using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>Why this feature refuses.</summary>
public static class ProfileErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchUser = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    /// <param name="details">What is wrong, by field.</param>
    public static Error InvalidProfile(IReadOnlyDictionary<string, string[]> details) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = details };
}
