using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Reactions;

/// <summary>Likes of posts and comments, who likes them, and what the caller likes and has done.</summary>
internal static class LikeEndpoints
{
    private const int NotFound = StatusCodes.Status404NotFound;
    private const string KindField = "kind";

    public static void MapLikes(this IEndpointRouteBuilder api)
    {
        var post = api.MapGroup("posts/{id:guid}").WithTags("likes").HidesExistence();
        post.MapPut("like", LikePost).ForUsers(blocked: NotFound)
            .WithName("likePost").WithSummary("Like a post.");
        post.MapDelete("like", UnlikePost).ForUsers(blocked: NotFound)
            .WithName("unlikePost").WithSummary("Like a post no more; works also when it is not seen any more.");
        post.MapGet("likes", GetLikersOfPost).ForAnybody(blocked: NotFound)
            .WithName("listPostLikes").FailsWith(ReactionErrors.LikesHidden).WithSummary("Who likes a post, newest first.");

        var comment = api.MapGroup("comments/{id:guid}").WithTags("likes").HidesExistence();
        comment.MapPut("like", LikeComment).ForUsers(blocked: NotFound)
            .WithName("likeComment").WithSummary("Like a comment.");
        comment.MapDelete("like", UnlikeComment).ForUsers(blocked: NotFound)
            .WithName("unlikeComment").WithSummary("Like a comment no more; works also when it is not seen any more.");
        comment.MapGet("likes", GetLikersOfComment).ForAnybody(blocked: NotFound)
            .WithName("listCommentLikes").WithSummary("Who likes a comment, newest first.");

        var me = api.MapGroup("users/me").WithTags("likes");
        me.MapGet("likes", GetLiked).ForUsers().Produces<Page<PostAnswer>>()
            .WithName("listLikedPosts").WithSummary("The posts that the caller likes, the newest like first.");
        me.MapGet("activity", GetActivity).ForUsers()
            .WithName("listActivity").WithSummary("What the caller has liked, commented on and followed, newest first; ?kind=like|comment|follow for that alone.");
    }

    private static async Task<Results<Success<PostLikeAnswer>, Failure>> LikePost(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.ReactionsOf(context).Like(id, ContentKind.Post), PostLikeAnswer.Of);

    private static async Task<Results<Success<PostLikeAnswer>, Failure>> UnlikePost(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.ReactionsOf(context).Unlike(id, ContentKind.Post), PostLikeAnswer.Of);

    private static async Task<Results<Success<CommentLikeAnswer>, Failure>> LikeComment(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.ReactionsOf(context).Like(id, ContentKind.Comment), CommentLikeAnswer.Of);

    private static async Task<Results<Success<CommentLikeAnswer>, Failure>> UnlikeComment(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.ReactionsOf(context).Unlike(id, ContentKind.Comment), CommentLikeAnswer.Of);

    private static Task<Results<Page<UserAnswer>, Failure>> GetLikersOfPost(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        GetLikers(id, ContentKind.Post, page, context, grains);

    private static Task<Results<Page<UserAnswer>, Failure>> GetLikersOfComment(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        GetLikers(id, ContentKind.Comment, page, context, grains);

    private static async Task<Results<Page<UserAnswer>, Failure>> GetLikers(
        Guid id, ContentKind kind, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the list that gave it.
        var name = $"likes.{id:N}";
        var after = TimePosition.From(page, name) is { } position ? new ListPosition(position.At, position.Id) : null;
        var result = await grains.GetReactionQueries().GetLikers(id, kind, context.User.GetUserId(), after, page.Limit, context.RequestAborted);
        return result.IsSuccess
            ? UserListAnswers.Of(result.Value, result.Value.Next is { } next ? new TimePosition(next.Since, next.UserId).ToCursor(name) : null)
            : Answer.Fail(result.Error);
    }

    private static async Task<IResult> GetLiked(PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var userId = context.User.GetRequiredUserId();
        var name = $"likes.of.{userId:N}";
        return PostAnswers.Of(
            await grains.GetReactionQueries().GetLikedPosts(userId, PostCursor.From(page, name), page.Limit, context.RequestAborted), name);
    }

    private static async Task<Results<Page<ActivityAnswer>, Failure>> GetActivity([OneOf<ActivityKind>] string? kind, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        if (!ActivityAnswer.TryReadKind(kind, out var only))
            return Answer.Fail(new FieldErrors().Add(KindField, "This is like, comment or follow.").ToError());
        var userId = context.User.GetRequiredUserId();
        var name = $"activity.{kind}.{userId:N}";
        var after = TimePosition.From(page, name) is { } position ? new ActivityPosition(position.At, position.Id) : null;
        var found = await grains.GetReactionQueries().GetActivity(userId, only, after, page.Limit, context.RequestAborted);
        return Answer.Page<ActivityAnswer>(
            [.. found.Entries.Select(ActivityAnswer.Of)], found.Next is { } next ? new TimePosition(next.At, next.SubjectId).ToCursor(name) : null);
    }
}

/// <summary>The caller's likes and bookmarks.</summary>
internal static class ReactionsOfCaller
{
    /// <summary>The likes and bookmarks of who calls.</summary>
    public static IReactionsGrain ReactionsOf(this IGrainFactory grains, HttpContext context) => grains.GetReactions(context.User.GetRequiredUserId());
}
