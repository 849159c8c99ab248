using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Posts;

/// <summary>Posts in the database.</summary>
public interface IPostStore
{
    /// <summary>A post in any state, or null. Those who ask at the same time share a query.</summary>
    Task<StoredPost?> FindAsync(Guid postId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a post with all that counts and lists it, and its events, in one transaction. What <see cref="PostWrite.Seen"/> says is
    /// checked by its version.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<PostWriteOutcome> WriteAsync(PostWrite write, CancellationToken cancellationToken = default);

    /// <summary>What a post said before its edits, the newest first.</summary>
    Task<IReadOnlyList<PostRevision>> FindRevisionsAsync(Guid postId, CancellationToken cancellationToken = default);
}

/// <summary>A post to be written.</summary>
/// <param name="Seen">What it replaces; null: it is new.</param>
/// <param name="Post">What it is to be; its version is one more than that of <paramref name="Seen"/>.</param>
/// <param name="Events">What is told of it.</param>
public sealed record PostWrite(StoredPost? Seen, StoredPost Post, IReadOnlyList<DomainEvent> Events)
{
    /// <summary>Whether what it says now is kept as a revision.</summary>
    public bool KeepsRevision => Seen?.PublishedAt is not null && !PostRules.SaysTheSame(Seen, Post);
}

/// <summary>How a write ended; numbers are those of the SQL.</summary>
public enum PostWriteVerdict
{
    /// <summary>
    /// The row has another version; or, of a new post, there is one with that id, the author is not there or not active, or has as many unpublished
    /// posts as anybody may.
    /// </summary>
    Refused = 0,

    Written = 1,

    /// <summary>The author has as many pinned posts as anybody may.</summary>
    TooManyPinned = 2,
}

/// <summary>What a write has led to.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="AuthorCounts">The author's numbers as of the commit; null when they have not changed.</param>
public sealed record PostWriteOutcome(PostWriteVerdict Verdict, CountsChange? AuthorCounts);
