namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>The numbers under a post or comment.</summary>
/// <param name="Likes">How many like it.</param>
/// <param name="Replies">Comments of a post, replies to a comment; deleted ones do not count.</param>
/// <param name="ChangeNumber">Grows with each change: what has a smaller one is older.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Reactions.ContentCounts")]
public sealed record ContentCounts([property: Id(0)] long Likes, [property: Id(1)] long Replies, [property: Id(2)] long ChangeNumber);
