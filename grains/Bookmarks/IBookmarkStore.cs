using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Bookmarks;

/// <summary>Bookmarks and their collections in the database: a post is bookmarked by a user once, names are unique for a user.</summary>
public interface IBookmarkStore
{
    /// <summary>Puts a bookmark, moves it into another collection, or removes it. To do it again changes nothing.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<BookmarkOutcome> WriteAsync(BookmarkWrite write, CancellationToken cancellationToken = default);

    /// <summary>The collections of a user, by name.</summary>
    Task<IReadOnlyList<Collection>> FindCollectionsAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Whether a user has a collection, which is not deleted.</summary>
    Task<bool> HasCollectionAsync(Guid userId, Guid collectionId, CancellationToken cancellationToken = default);

    /// <summary>Makes a collection. To do it again changes nothing.</summary>
    Task<CollectionOutcome> CreateAsync(Guid userId, Collection collection, CancellationToken cancellationToken = default);

    /// <summary>Renames a collection of the user.</summary>
    Task<CollectionOutcome> RenameAsync(Guid userId, Guid collectionId, string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes a collection of the user; its bookmarks stay.</summary>
    /// <returns>Whether there is or was one.</returns>
    Task<bool> DeleteAsync(Guid userId, Guid collectionId, DateTimeOffset at, CancellationToken cancellationToken = default);
}

/// <summary>A bookmark to be put, or removed.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="PostId">Of which post.</param>
/// <param name="Kept">Whether there is to be one.</param>
/// <param name="CollectionId">In which collection of the user; null: none.</param>
/// <param name="At">When.</param>
public sealed record BookmarkWrite(Guid UserId, Guid PostId, bool Kept, Guid? CollectionId, DateTimeOffset At);

/// <summary>What became of it.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Changed">Whether it was another way before.</param>
public sealed record BookmarkOutcome(BookmarkVerdict Verdict, bool Changed);

/// <summary>How it ended; numbers are those of the SQL.</summary>
public enum BookmarkVerdict
{
    /// <summary>It is as it was to be, now or before.</summary>
    Done = 0,

    NoSuchPost = 1,
    NoSuchCollection = 2,
}

/// <summary>How the writing of a collection ended.</summary>
/// <param name="Verdict">How.</param>
/// <param name="Collection">What is there now; null unless it was done.</param>
public sealed record CollectionOutcome(CollectionVerdict Verdict, Collection? Collection = null);

/// <summary>How the writing of a collection ended.</summary>
public enum CollectionVerdict
{
    Done,
    NoSuchCollection,
    NameTaken,
    TooMany,

    /// <summary>The id belongs to another collection.</summary>
    IdTaken,
}
