using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>
/// Comments as a viewer may see them: the one door for readers, which applies the rules of visibility. One key serves all, since each
/// silo has workers of its own and none of them has a state.
/// </summary>
[Alias("InstaHub.Comments.ICommentQueries")]
public interface ICommentQueries : IGrainWithIntegerKey
{
    /// <summary>
    /// The comments of the first level on a post, pinned ones first, then newest first, without those that the viewer may not see; so a page
    /// may be short, or empty, and not the last.
    /// </summary>
    /// <param name="postId">The post.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most comments, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Or <see cref="CommentErrors.NoSuchPost"/>.</returns>
    [Alias("GetComments")]
    Task<Result<CommentPage>> GetComments(
        Guid postId, Guid? viewerId, CommentPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>The replies to a comment, oldest first, likewise.</summary>
    /// <returns>Or <see cref="CommentErrors.NoSuchComment"/>.</returns>
    [Alias("GetReplies")]
    Task<Result<CommentPage>> GetReplies(
        Guid commentId, Guid? viewerId, CommentPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>One comment, as a JSON object.</summary>
    /// <returns>Or <see cref="CommentErrors.NoSuchComment"/>.</returns>
    [Alias("GetComment"), ReadOnly, AlwaysInterleave]
    Task<Result<JsonBytes>> GetComment(Guid commentId, Guid? viewerId);
}

/// <summary>A page of comments as one viewer may see them.</summary>
/// <param name="Json">A JSON array of comments, ready to be sent.</param>
/// <param name="Next">The last position that was looked at; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Comments.CommentPage")]
public sealed record CommentPage([property: Id(0)] JsonBytes Json, [property: Id(1)] CommentPosition? Next);

/// <summary>A position in a list of comments.</summary>
/// <param name="At">When the comment was made, UTC, in whole microseconds.</param>
/// <param name="CommentId">Tells apart what has one time. One of <paramref name="Pinned"/>: the position is among those.</param>
/// <param name="Pinned">The comments that the list began with, whatever has been pinned since; they do not come again. Null: none.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Comments.CommentPosition")]
public sealed record CommentPosition(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] Guid CommentId, [property: Id(2)] IReadOnlyList<Guid>? Pinned = null);
