namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>A post or comment after somebody has liked it, or taken that back, as they may see it.</summary>
/// <param name="Liked">Whether they like it.</param>
/// <param name="Likes">How many like it; null: they may not know.</param>
/// <param name="Replies">Comments of a post, replies to a comment; null: they may not know.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Reactions.LikedContent")]
public sealed record LikedContent([property: Id(0)] bool Liked, [property: Id(1)] long? Likes, [property: Id(2)] long? Replies);
