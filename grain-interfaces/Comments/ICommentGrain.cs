using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>
/// One comment, by comment id: what it says and its numbers. Reads nothing before it is asked for something. What writes names the user
/// who does it, who must be one that may see the post.
/// </summary>
[Alias("InstaHub.Comments.ICommentGrain")]
public interface ICommentGrain : IGrainWithGuidKey
{
    /// <summary>
    /// What readers need of the comment; null when there is none, or it is deleted. A reply is gone too when the comment that it replies to
    /// is, which this does not look at.
    /// </summary>
    [Alias("GetCard"), ReadOnly, AlwaysInterleave]
    ValueTask<CommentCard?> GetCard();

    /// <summary>Makes the comment. To do it again changes nothing.</summary>
    /// <returns>
    /// Or <see cref="CommentErrors.InvalidText"/>, <see cref="CommentErrors.NoSuchPost"/>, <see cref="CommentErrors.NoSuchComment"/> (what it
    /// replies to), <see cref="CommentErrors.CommentsOff"/>, <see cref="CommentErrors.IdTaken"/>.
    /// </returns>
    [Alias("Create")]
    Task<Result<CommentCard>> Create(NewComment comment);

    /// <summary>Changes the text; its author may.</summary>
    /// <returns>
    /// Or <see cref="CommentErrors.InvalidText"/>, <see cref="CommentErrors.NoSuchComment"/>, <see cref="CommentErrors.NotTheAuthor"/>,
    /// <see cref="CommentErrors.ChangedMeanwhile"/>.
    /// </returns>
    [Alias("Edit")]
    Task<Result<CommentCard>> Edit(Guid userId, string text);

    /// <summary>
    /// Deletes the comment, and the replies to it; its author may, and the post's. Succeeds also when it is deleted already and was one
    /// that the user might delete.
    /// </summary>
    /// <returns>True, or <see cref="CommentErrors.NoSuchComment"/>, <see cref="CommentErrors.NotTheAuthor"/>.</returns>
    [Alias("Delete")]
    Task<Result<bool>> Delete(Guid userId);

    /// <summary>Puts the comment before all others of the post, or takes it from there; the post's author may.</summary>
    /// <returns>
    /// Or <see cref="CommentErrors.NoSuchComment"/>, <see cref="CommentErrors.NotThePostsAuthor"/>, <see cref="CommentErrors.NotOfFirstLevel"/>,
    /// <see cref="CommentErrors.TooManyPinned"/>.
    /// </returns>
    [Alias("SetPinned")]
    Task<Result<CommentCard>> SetPinned(Guid userId, bool pinned);

    /// <summary>Tells of the comment's numbers after a change; what is older than what is known is ignored.</summary>
    [Alias("CountsChanged"), AlwaysInterleave]
    Task CountsChanged(ContentCounts counts);
}
