using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Posts;

namespace InstaHub.Web.Api.Comments;

/// <summary>Positions in lists of comments, as cursors: they have the form of those of posts.</summary>
internal static class CommentCursor
{
    /// <summary>The cursor of the page after a position.</summary>
    public static string Of(CommentPosition position, string list) => PostCursor.Of(new PostPosition(position.At, position.CommentId, position.Pinned), list);

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: the list has not given this cursor.</exception>
    public static CommentPosition? From(PageRequest page, string list) =>
        PostCursor.From(page, list) is { } position ? new CommentPosition(position.At, position.PostId, position.Pinned) : null;
}
