using InstaHub.Web.Api.Posts;
using InstaHub.Web.Api.Reactions;
using InstaHub.Web.Api.Users;

namespace InstaHub.Web.Api.Comments;

/// <summary>Body of <c>POST posts/{id}/comments</c>. <c>ReplyTo</c>: a comment on the same post; one that is a reply itself stands for what it replies to.</summary>
internal sealed record CommentRequest(string Text, Guid? ReplyTo = null);

/// <summary>Body of <c>PATCH comments/{id}</c>.</summary>
internal sealed record EditCommentRequest(string Text);

/// <summary>A comment as the caller may see it. Grains make its bytes; this is its form.</summary>
/// <param name="Id">Comment id.</param>
/// <param name="PostId">The post it is on.</param>
/// <param name="Author">Who made it: id, names and picture.</param>
/// <param name="Text">What it says.</param>
/// <param name="Mentions">Users whom the text mentions, by the name in it.</param>
/// <param name="ReplyTo">The comment of the first level that it replies to; null: it is one itself.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EditedAt">When its text was last changed; null: never.</param>
/// <param name="Pinned">Whether the post's author has put it before all others.</param>
/// <param name="Counts">Numbers under it.</param>
/// <param name="Viewer">What the caller has done to it.</param>
internal sealed record CommentAnswer(
    Guid Id, Guid PostId, UserAnswer Author, string Text, IReadOnlyList<MentionAnswer> Mentions, Guid? ReplyTo, DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt, bool Pinned, CommentLikeCounts Counts, CommentViewer Viewer);

/// <summary>What the caller has done to a comment.</summary>
internal sealed record CommentViewer(bool Liked);
