using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Graph;

/// <summary>The social graph in the database. Everything that changes it locks both users of a pair, so that the database arbitrates.</summary>
public interface IGraphStore
{
    /// <summary>Does an act: rows, both users' counters and the event of what really changed, in one transaction. To do it again changes nothing.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<GraphOutcome> WriteAsync(GraphWrite write, CancellationToken cancellationToken = default);

    /// <summary>What is between <paramref name="viewerId"/> and others, in their order, by one query.</summary>
    Task<IReadOnlyList<Relation>> FindRelationsAsync(Guid viewerId, IReadOnlyList<Guid> otherIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who has asked to follow a user who is public now, up to <paramref name="limit"/> of them: they asked before that, for nobody needs to
    /// ask a public user. Empty when the user is private.
    /// </summary>
    Task<IReadOnlyList<Guid>> FindRequestersOfPublicAsync(Guid userId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Writes an event that tells of nothing else in the database.</summary>
    Task AddEventAsync(DomainEvent happened, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes everything between a user and up to <paramref name="limit"/> others: follows, requests, marks of both. For an account that
    /// is to be removed, before its row is; call it until the answer is false.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="UnknownOutcomeException">Nobody knows what was committed: call it again.</exception>
    Task<bool> RemoveAllAsync(Guid userId, int limit, CancellationToken cancellationToken = default);
}

/// <summary>An act of one user about another.</summary>
/// <param name="ActorId">Who acts.</param>
/// <param name="TargetId">About whom; not the actor.</param>
/// <param name="Change">What it does.</param>
/// <param name="At">Since when it is so.</param>
public sealed record GraphWrite(Guid ActorId, Guid TargetId, RelationChange Change, DateTimeOffset At);

/// <summary>How an act ended; numbers are those of the SQL.</summary>
public enum GraphVerdict
{
    /// <summary>It is as the act wants it, now or before.</summary>
    Done = 0,

    /// <summary>One of the two is not there; or, of a follow, the other is not active or blocks the actor.</summary>
    NoSuchUser = 1,

    /// <summary>There is nothing to do it to.</summary>
    NoSuchRequest = 2,

    /// <summary>Of a follow: the actor blocks the other.</summary>
    Blocked = 3,

    /// <summary>Whoever would follow follows as many as anybody may.</summary>
    TooMany = 4,
}

/// <summary>What an act has led to.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Before">What was between the two, seen by the actor.</param>
/// <param name="After">What is between them as of the commit.</param>
/// <param name="ActorCounts">The actor's numbers as of the commit; null when they have not changed.</param>
/// <param name="TargetCounts">Likewise.</param>
public sealed record GraphOutcome(GraphVerdict Verdict, Relation Before, Relation After, CountsChange? ActorCounts, CountsChange? TargetCounts);
