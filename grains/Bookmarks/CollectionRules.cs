using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Bookmarks;

/// <summary>What a collection may be called. Pure.</summary>
public static class CollectionRules
{
    /// <summary>The name as it is kept: without white space around it.</summary>
    public static string Normalise(string name) => name.Trim();

    /// <summary>What is wrong with a normalised name; null when it is good.</summary>
    public static string? NameProblem(string name) =>
        name.Length == 0 ? "A name is not empty."
        : AccountRules.LengthOf(name) > BookmarkLimits.MaxNameLength ? $"A name has at most {BookmarkLimits.MaxNameLength} characters."
        : !AccountRules.IsWellFormed(name) || name.Any(char.IsControl) ? "This is no Unicode text, or has control characters."
        : null;
}
