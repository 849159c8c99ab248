using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Comments;

/// <summary>Comments in the database. Counters are equal to the rows that are not deleted.</summary>
public interface ICommentStore
{
    /// <summary>Does something to a comment: rows, counters and event in one transaction.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<CommentOutcome> WriteAsync(CommentWrite write, CancellationToken cancellationToken = default);

    /// <summary>A comment, one that is deleted too.</summary>
    Task<StoredComment?> FindAsync(Guid commentId, CancellationToken cancellationToken = default);

    /// <summary>The pinned comments of a post, the one pinned last first.</summary>
    Task<IReadOnlyList<Guid>> FindPinnedAsync(Guid postId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Comments by id, in the order given. Left out are those that are not there, or deleted, and, as a client may have made up the
    /// ids, those that are not of the first level on the post.
    /// </summary>
    /// <param name="postId">The post.</param>
    /// <param name="commentIds">Which.</param>
    /// <param name="postAuthorId">The author of the post, who may restrict others.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<FoundComment>> FindManyOfPostAsync(
        Guid postId, IReadOnlyList<Guid> commentIds, Guid postAuthorId, CancellationToken cancellationToken = default);

    /// <summary>The comments of the first level on a post, newest first.</summary>
    /// <param name="postId">The post.</param>
    /// <param name="postAuthorId">Its author.</param>
    /// <param name="without">These are left out.</param>
    /// <param name="after">The last one before; null: from the beginning.</param>
    /// <param name="count">How many; fewer only at the end.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<FoundComment>> FindOfPostAsync(
        Guid postId, Guid postAuthorId, IReadOnlyList<Guid> without, CommentPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>The replies to a comment, oldest first, likewise.</summary>
    Task<IReadOnlyList<FoundComment>> FindRepliesAsync(
        Guid commentId, Guid postAuthorId, CommentPosition? after, int count, CancellationToken cancellationToken = default);
}

/// <summary>A comment as it is stored.</summary>
/// <param name="Card">What readers need.</param>
/// <param name="IsDeleted">Whether it is gone for everybody.</param>
/// <param name="Version">Grows with each change of its row.</param>
public sealed record StoredComment(CommentCard Card, bool IsDeleted, long Version);

/// <summary>A comment in a list.</summary>
/// <param name="Card">The comment.</param>
/// <param name="IsRestricted">Whether the post's author restricts the comment's.</param>
public sealed record FoundComment(CommentCard Card, bool IsRestricted);

/// <summary>Something to be done to a comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PostId">The post it is on.</param>
/// <param name="ReplyTo">What it replies to.</param>
/// <param name="At">When.</param>
public abstract record CommentWrite(Guid CommentId, Guid PostId, Guid? ReplyTo, DateTimeOffset At)
{
    /// <summary>The event of it when it has changed something; null: there is none.</summary>
    public DomainEvent? Event { get; init; }
}

/// <summary>Makes one. To do it again changes nothing.</summary>
public sealed record CommentInsert(
    Guid CommentId, Guid PostId, Guid? ReplyTo, DateTimeOffset At, Guid AuthorId, string Text, IReadOnlyList<CommentMention> Mentions)
    : CommentWrite(CommentId, PostId, ReplyTo, At);

/// <summary>Changes the text of a comment that has the version that was seen.</summary>
public sealed record CommentTextChange(
    Guid CommentId, Guid PostId, Guid? ReplyTo, DateTimeOffset At, string Text, IReadOnlyList<CommentMention> Mentions, long SeenVersion)
    : CommentWrite(CommentId, PostId, ReplyTo, At);

/// <summary>Deletes one and the replies to it. To do it again changes nothing.</summary>
public sealed record CommentDeletion(Guid CommentId, Guid PostId, Guid? ReplyTo, DateTimeOffset At)
    : CommentWrite(CommentId, PostId, ReplyTo, At);

/// <summary>Pins one of the first level, or unpins it.</summary>
public sealed record CommentPinning(Guid CommentId, Guid PostId, DateTimeOffset At, bool Pinned)
    : CommentWrite(CommentId, PostId, ReplyTo: null, At);

/// <summary>What became of it.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="PostCounts">The post's numbers as of the commit; null when they have not changed.</param>
/// <param name="ParentCounts">Those of what it replies to, likewise.</param>
public sealed record CommentOutcome(CommentVerdict Verdict, ContentCounts? PostCounts = null, ContentCounts? ParentCounts = null);

/// <summary>How it ended; numbers are those of the SQL.</summary>
public enum CommentVerdict
{
    Done = 0,

    /// <summary>It was so already. Of a text: the comment is gone or has another version than was seen.</summary>
    Unchanged = 1,

    NoSuchPost = 2,

    /// <summary>The comment, or what it would reply to, is gone.</summary>
    NoSuchComment = 3,

    CommentsOff = 4,
    TooManyPinned = 5,
}
