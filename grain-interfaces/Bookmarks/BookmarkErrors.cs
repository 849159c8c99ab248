using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Bookmarks;

/// <summary>Why this feature refuses.</summary>
public static class BookmarkErrors
{
    /// <summary>The user has none with this id: whether somebody else has, they may not know.</summary>
    public static readonly Error NoSuchCollection = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error NameTaken = new(ErrorKind.Conflict, "collection_taken", "You have a collection of this name already.");

    public static readonly Error TooManyCollections =
        new(ErrorKind.Conflict, "collection_limit", $"Nobody can have more than {BookmarkLimits.MaxCollections} collections.");

    /// <summary>The id belongs to something else: try again with another <c>Idempotency-Key</c>.</summary>
    public static readonly Error IdTaken = new(ErrorKind.Conflict, "conflict", "This collection exists already.");

    /// <param name="problem">What is wrong with the name.</param>
    public static Error InvalidName(string problem) =>
        new(ErrorKind.Invalid, "validation_failed", "The request is not valid.") { Details = new Dictionary<string, string[]> { ["name"] = [problem] } };
}

/// <summary>How much there may be.</summary>
public static class BookmarkLimits
{
    /// <summary>Collections of one user.</summary>
    public const int MaxCollections = 200;

    /// <summary>Code points of a collection's name.</summary>
    public const int MaxNameLength = 50;
}
