using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>
/// One user's likes and bookmarks, by user id: the database decides, this remembers a bounded number. Calls may interleave, so that
/// many wait for one commit together.
/// </summary>
[Alias("InstaHub.Reactions.IReactionsGrain")]
public interface IReactionsGrain : IGrainWithGuidKey
{
    /// <summary>Likes a post or comment that the user may see; has no effect when that is so already.</summary>
    /// <returns>Or <see cref="ReactionErrors.NoSuchContent"/>.</returns>
    [Alias("Like"), AlwaysInterleave]
    Task<Result<LikedContent>> Like(Guid targetId, ContentKind kind);

    /// <summary>Takes a like back; works also when the user may no longer see what was liked.</summary>
    /// <returns>Or <see cref="ReactionErrors.NoSuchContent"/> when it is neither seen nor liked by the user.</returns>
    [Alias("Unlike"), AlwaysInterleave]
    Task<Result<LikedContent>> Unlike(Guid targetId, ContentKind kind);

    /// <summary>Bookmarks a post that the user may see, or moves its bookmark into another collection.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="collectionId">One of the user's; null: none.</param>
    /// <returns>Or <see cref="ReactionErrors.NoSuchContent"/>, <see cref="BookmarkErrors.NoSuchCollection"/>.</returns>
    [Alias("Bookmark"), AlwaysInterleave]
    Task<Result<ViewerMarks>> Bookmark(Guid postId, Guid? collectionId);

    /// <summary>Removes a bookmark; works also when the user may no longer see the post.</summary>
    /// <returns>Or <see cref="ReactionErrors.NoSuchContent"/> when it is neither seen nor bookmarked by the user.</returns>
    [Alias("RemoveBookmark"), AlwaysInterleave]
    Task<Result<ViewerMarks>> RemoveBookmark(Guid postId);

    /// <summary>What the user has done to each of these, in their order.</summary>
    [Alias("GetMany"), ReadOnly, AlwaysInterleave]
    ValueTask<IReadOnlyList<ViewerMarks>> GetMany(IReadOnlyList<Guid> targetIds);

    /// <summary>Something of these has changed elsewhere: it is read again when it is asked for.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget(IReadOnlyList<Guid> targetIds);
}
