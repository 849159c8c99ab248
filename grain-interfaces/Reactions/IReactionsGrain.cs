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
    /// <returns>The numbers under it, or <c>not_found</c>, <c>private_account</c>.</returns>
    [Alias("Like"), AlwaysInterleave]
    Task<Result<ContentCounts>> Like(Guid targetId, ContentKind kind);

    /// <summary>Takes a like back; works also when the user may no longer see what was liked.</summary>
    [Alias("Unlike"), AlwaysInterleave]
    Task<Result<ContentCounts>> Unlike(Guid targetId, ContentKind kind);

    /// <summary>Bookmarks a post that the user may see, or moves its bookmark into another collection.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="collectionId">One of the user's; null: none.</param>
    [Alias("Bookmark"), AlwaysInterleave]
    Task<Result<ViewerMarks>> Bookmark(Guid postId, Guid? collectionId);

    [Alias("RemoveBookmark"), AlwaysInterleave]
    Task<Result<ViewerMarks>> RemoveBookmark(Guid postId);

    /// <summary>What the user has done to each of these, in their order.</summary>
    [Alias("GetMany"), ReadOnly, AlwaysInterleave]
    ValueTask<IReadOnlyList<ViewerMarks>> GetMany(IReadOnlyList<Guid> targetIds);

    /// <summary>Something of these has changed elsewhere: it is read again when it is asked for.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget(IReadOnlyList<Guid> targetIds);
}
