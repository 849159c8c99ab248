using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Reactions;

/// <summary>Likes in the database: one for a user and a thing, whatever happens at the same time; the counters are equal to the rows.</summary>
public interface ILikeStore
{
    /// <summary>Adds or removes a like: row, counter and event in one transaction. To do it again changes nothing.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<LikeOutcome> WriteAsync(LikeWrite write, CancellationToken cancellationToken = default);

    /// <summary>What a user has done to these, in their order, by one query.</summary>
    Task<IReadOnlyList<ViewerMarks>> FindMarksAsync(Guid userId, IReadOnlyList<Guid> targetIds, CancellationToken cancellationToken = default);

    /// <summary>The numbers under a post or comment; null when there is no such thing.</summary>
    Task<ContentCounts?> FindCountsAsync(Guid targetId, CancellationToken cancellationToken = default);
}

/// <summary>A like to be added or removed.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="TargetId">Of what.</param>
/// <param name="Kind">What that is.</param>
/// <param name="OwnerId">Whose that is, for the event; null: not known.</param>
/// <param name="Liked">Whether there is to be one.</param>
/// <param name="At">When.</param>
public sealed record LikeWrite(Guid UserId, Guid TargetId, ContentKind Kind, Guid? OwnerId, bool Liked, DateTimeOffset At)
{
    /// <summary>Id of the event of it when it has changed something.</summary>
    public Guid EventId { get; } = Guid.CreateVersion7(At);
}

/// <summary>What became of it.</summary>
/// <param name="Changed">Whether it was another way before.</param>
/// <param name="Counts">The numbers as of the commit; null: there is no such thing.</param>
public sealed record LikeOutcome(bool Changed, ContentCounts? Counts);
