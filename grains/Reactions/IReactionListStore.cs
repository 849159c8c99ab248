using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Reactions;

/// <summary>
/// Lists of what a user likes, has bookmarked and has done, in the database; each page by one query whose cost does not depend on where in
/// the list it is.
/// </summary>
public interface IReactionListStore
{
    /// <summary>The posts that a user likes after a position, by when, newest first.</summary>
    Task<IReadOnlyList<PostPosition>> FindLikedPostsAsync(Guid userId, PostPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>The posts that a user has bookmarked, likewise.</summary>
    /// <param name="userId">Whose bookmarks.</param>
    /// <param name="collectionId">Only those in this collection; null: all.</param>
    /// <param name="after">Null: from the beginning.</param>
    /// <param name="count">How many; fewer only at the end.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<PostPosition>> FindBookmarksAsync(
        Guid userId, Guid? collectionId, PostPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>What a user has done after a position, newest first; what was done to a thing that is deleted is left out.</summary>
    Task<IReadOnlyList<ActivityEntry>> FindActivityAsync(
        Guid userId, ActivityKind? kind, ActivityPosition? after, int count, CancellationToken cancellationToken = default);
}
