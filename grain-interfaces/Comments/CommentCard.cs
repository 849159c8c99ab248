using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>A comment as readers need it.</summary>
/// <param name="Id">Comment id.</param>
/// <param name="PostId">The post it is on: who may not see that may not see it.</param>
/// <param name="AuthorId">Who made it.</param>
/// <param name="ReplyTo">The comment of the first level that it replies to; null: it is one itself.</param>
/// <param name="Text">What it says.</param>
/// <param name="Mentions">Who is mentioned in it.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="EditedAt">When its text was changed the last time; null: never.</param>
/// <param name="IsPinned">Whether the post's author has put it before all others.</param>
/// <param name="Counts">Likes and replies.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Comments.CommentCard")]
public sealed record CommentCard(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid PostId,
    [property: Id(2)] Guid AuthorId,
    [property: Id(3)] Guid? ReplyTo,
    [property: Id(4)] string Text,
    [property: Id(5)] IReadOnlyList<CommentMention> Mentions,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? EditedAt,
    [property: Id(8)] bool IsPinned,
    [property: Id(9)] ContentCounts Counts);

/// <summary>Somebody who is mentioned.</summary>
/// <param name="Id">Who.</param>
/// <param name="Username">By which name: the one in the text, whoever has it later.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Comments.CommentMention")]
public sealed record CommentMention([property: Id(0)] Guid Id, [property: Id(1)] string Username);

/// <summary>A comment to be made, unchecked.</summary>
/// <param name="PostId">On which post.</param>
/// <param name="AuthorId">By whom.</param>
/// <param name="Text">What it says.</param>
/// <param name="ReplyTo">A comment on the same post; one that is a reply itself stands for what it replies to. Null: it is no reply.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Comments.NewComment")]
public sealed record NewComment(
    [property: Id(0)] Guid PostId, [property: Id(1)] Guid AuthorId, [property: Id(2)] string Text, [property: Id(3)] Guid? ReplyTo);
