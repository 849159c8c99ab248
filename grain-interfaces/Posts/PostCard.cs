using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>A post as readers need it: what rules ask, and what is sent, ready as bytes.</summary>
/// <param name="Id">Post id.</param>
/// <param name="AuthorId">Whose it is; rules of visibility ask about this user first.</param>
/// <param name="Status">Others see published posts alone.</param>
/// <param name="PublishedAt">Its place in all lists, with the id; null: never published.</param>
/// <param name="Json">
/// Its public part as JSON members without braces, to be put between author, counts and what is the viewer's: id, caption, media,
/// hashtags, mentions, location, publishedAt, editedAt, flags. Made once for a change.
/// </param>
/// <param name="Counts">Likes and comments.</param>
/// <param name="CommentsOff">Whether nobody may comment.</param>
/// <param name="HidesLikes">Whether only the author sees how many like it, and who.</param>
/// <param name="Version">Grows with whatever changes in <paramref name="Json"/>.</param>
/// <param name="CreatedAt">When it was made; the order of drafts.</param>
/// <param name="People">Who is mentioned, or tagged on a picture; empty for most.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostCard")]
public sealed record PostCard(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid AuthorId,
    [property: Id(2)] PostStatus Status,
    [property: Id(3)] DateTimeOffset? PublishedAt,
    [property: Id(4)] JsonBytes Json,
    [property: Id(5)] ContentCounts Counts,
    [property: Id(6)] bool CommentsOff,
    [property: Id(7)] bool HidesLikes,
    [property: Id(8)] long Version,
    [property: Id(9)] DateTimeOffset CreatedAt,
    [property: Id(10)] IReadOnlyList<Guid> People);
