using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Idempotency;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;

namespace InstaHub.Web.Api.Comments;

/// <summary>Comments on posts, and replies to them.</summary>
internal static class CommentEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;
    private const int Forbidden = StatusCodes.Status403Forbidden;

    public static void MapComments(this IEndpointRouteBuilder api)
    {
        var comments = api.MapGroup("").WithTags("comments").HidesExistence();
        comments.MapGet("posts/{id:guid}/comments", GetComments).ForAnybody(blocked: NotFound).Produces<Page<CommentAnswer>>()
            .WithName("listComments").WithSummary("The comments on a post, without replies: pinned ones, then the others, newest first.");
        comments.MapPost("posts/{id:guid}/comments", Create).ForUsers(StatusCodes.Status201Created, NotFound)
            .Produces<Success<CommentAnswer>>(StatusCodes.Status201Created)
            .WithName("comment").FailsWith(CommentErrors.CommentsOff).WithSummary("Comment on a post, or reply to a comment on it.");

        var comment = comments.MapGroup("comments/{id:guid}");
        comment.MapPatch("", Edit).ForUsers(Forbidden, NotFound).Produces<Success<CommentAnswer>>()
            .WithName("editComment").FailsWith(CommentErrors.NotTheAuthor, CommentErrors.ChangedMeanwhile).WithSummary("Change the text of one's comment.");
        comment.MapDelete("", Delete).ForUsers(Forbidden, NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("deleteComment").FailsWith(CommentErrors.NotTheAuthor).WithSummary("Delete one's comment, or one on one's post, with the replies to it.");
        comment.MapPut("pin", Pin).ForUsers(Forbidden, NotFound).Produces<Success<CommentAnswer>>()
            .WithName("pinComment").FailsWith(CommentErrors.NotThePostsAuthor, CommentErrors.TooManyPinned, CommentErrors.NotOfFirstLevel).WithSummary("Put a comment on one's post before all others.");
        comment.MapDelete("pin", Unpin).ForUsers(Forbidden, NotFound).Produces<Success<CommentAnswer>>()
            .WithName("unpinComment").FailsWith(CommentErrors.NotThePostsAuthor, CommentErrors.NotOfFirstLevel).WithSummary("Pin a comment no more.");
        comment.MapGet("replies", GetReplies).ForAnybody(blocked: NotFound).Produces<Page<CommentAnswer>>()
            .WithName("listReplies").WithSummary("The replies to a comment, oldest first.");
    }

    private static async Task<IResult> GetComments(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the list that gave it.
        var name = $"comments.{id:N}";
        var after = CommentCursor.From(page, name);
        return PageOf(await grains.GetCommentQueries().GetComments(id, context.User.GetUserId(), after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> GetReplies(Guid id, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var name = $"replies.{id:N}";
        var after = CommentCursor.From(page, name);
        return PageOf(await grains.GetCommentQueries().GetReplies(id, context.User.GetUserId(), after, page.Limit, context.RequestAborted), name);
    }

    private static async Task<IResult> Create(Guid id, CommentRequest request, HttpContext context, IGrainFactory grains)
    {
        var commentId = context.NewId();
        var comment = new NewComment(id, context.User.GetRequiredUserId(), request.Text, request.ReplyTo);
        return await Show(await grains.GetComment(commentId).Create(comment), context, grains, isNew: true);
    }

    private static async Task<IResult> Edit(Guid id, EditCommentRequest request, HttpContext context, IGrainFactory grains) =>
        await Show(await grains.GetComment(id).Edit(context.User.GetRequiredUserId(), request.Text), context, grains);

    private static async Task<IResult> Delete(Guid id, HttpContext context, IGrainFactory grains)
    {
        var deleted = await grains.GetComment(id).Delete(context.User.GetRequiredUserId());
        return deleted.IsSuccess ? TypedResults.NoContent() : Answer.Fail(deleted.Error);
    }

    private static async Task<IResult> Pin(Guid id, HttpContext context, IGrainFactory grains) =>
        await Show(await grains.GetComment(id).SetPinned(context.User.GetRequiredUserId(), pinned: true), context, grains);

    private static async Task<IResult> Unpin(Guid id, HttpContext context, IGrainFactory grains) =>
        await Show(await grains.GetComment(id).SetPinned(context.User.GetRequiredUserId(), pinned: false), context, grains);

    private static IResult PageOf(Result<CommentPage> result, string name) =>
        result.IsSuccess
            ? new ReadyPage(result.Value.Json, result.Value.Next is { } next ? CommentCursor.Of(next, name) : null)
            : Answer.Fail(result.Error);

    private static async Task<IResult> Show(Result<CommentCard> result, HttpContext context, IGrainFactory grains, bool isNew = false)
    {
        if (!result.IsSuccess)
            return Answer.Fail(result.Error);
        var id = result.Value.Id;
        var comment = await grains.GetCommentQueries().GetComment(id, context.User.GetUserId());
        if (!comment.IsSuccess)
            return Answer.Fail(comment.Error);
        return isNew
            ? new ReadyAnswer(comment.Value) { StatusCode = StatusCodes.Status201Created, Location = LocationOf(result.Value) }
            : new ReadyAnswer(comment.Value);
    }

    // The list in which it is read: no comment is read alone.
    private static string LocationOf(CommentCard comment) =>
        comment.ReplyTo is { } parent ? $"{ApiRoutes.Prefix}/comments/{parent:D}/replies" : $"{ApiRoutes.Prefix}/posts/{comment.PostId:D}/comments";
}
