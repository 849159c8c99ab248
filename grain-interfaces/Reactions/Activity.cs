namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>What a user may have done.</summary>
[GenerateSerializer, Alias("InstaHub.Reactions.ActivityKind")]
public enum ActivityKind
{
    Like = 0,
    Comment = 1,
    Follow = 2,
}

/// <summary>Something that a user has done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Position">When, and its place in the list.</param>
/// <param name="PostId">The post that was liked or commented on, or that the liked comment is on.</param>
/// <param name="CommentId">The comment that was liked or made.</param>
/// <param name="UserId">Who was followed.</param>
/// <param name="Text">Of the comment that was made.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Reactions.ActivityEntry")]
public sealed record ActivityEntry(
    [property: Id(0)] ActivityKind Kind, [property: Id(1)] ActivityPosition Position, [property: Id(2)] Guid? PostId, [property: Id(3)] Guid? CommentId,
    [property: Id(4)] Guid? UserId, [property: Id(5)] string? Text);

/// <summary>A page of what a user has done.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">The last position; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Reactions.ActivityPage")]
public sealed record ActivityPage([property: Id(0)] IReadOnlyList<ActivityEntry> Entries, [property: Id(1)] ActivityPosition? Next);

/// <summary>A position in what a user has done.</summary>
/// <param name="At">When, UTC, in whole microseconds.</param>
/// <param name="SubjectId">What was liked or made, or who was followed: tells apart what has one time.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Reactions.ActivityPosition")]
public sealed record ActivityPosition([property: Id(0)] DateTimeOffset At, [property: Id(1)] Guid SubjectId);
