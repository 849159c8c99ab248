using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Idempotency;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Posts;

/// <summary><c>posts</c>: making, changing and reading single posts.</summary>
internal static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder api)
    {
        const int NotFound = StatusCodes.Status404NotFound;
        var posts = api.MapGroup("posts").WithTags("posts");
        posts.MapPost("", Create).ForUsers(StatusCodes.Status201Created).Produces<Success<PostAnswer>>(StatusCodes.Status201Created)
            .WithName("createPost").FailsWith(PostErrors.Unacceptable("", ""), PostErrors.TooManyUnpublished, MediaErrors.NotReady, MediaErrors.InUse, MediaErrors.WrongKind, MediaErrors.Unusable)
            .WithSummary("Publish a post, now or at a time, or keep a draft.");

        var post = posts.MapGroup("{id:guid}").HidesExistence();
        post.MapGet("", Get).ForAnybody(blocked: NotFound).Produces<Success<PostAnswer>>()
            .WithName("getPost").WithSummary("A post.");
        post.MapPatch("", Edit).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("editPost").FailsWith(PostErrors.Unacceptable("", ""), PostErrors.ChangedMeanwhile).WithSummary("Change one's post; what is not named stays as it is.");
        post.MapDelete("", Delete).ForUsers(NotFound).Produces(StatusCodes.Status204NoContent)
            .WithName("deletePost").FailsWith(PostErrors.ChangedMeanwhile).WithSummary("Delete one's post.");
        post.MapGet("history", GetHistory).ForAnybody(blocked: NotFound)
            .WithName("getPostHistory").WithSummary("What a post said before its edits, newest first.");
        post.MapPost("publish", Publish).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("publishPost").FailsWith(PostErrors.Archived, PostErrors.ChangedMeanwhile).WithSummary("Publish a draft or a scheduled post now.");
        post.MapPut("archive", Archive).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("archivePost").FailsWith(PostErrors.NotPublished, PostErrors.ChangedMeanwhile).WithSummary("Hide one's post from everybody else.");
        post.MapDelete("archive", Unarchive).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("unarchivePost").FailsWith(PostErrors.NotPublished, PostErrors.ChangedMeanwhile).WithSummary("Put an archived post back in its place.");
        post.MapPut("pin", Pin).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("pinPost").FailsWith(PostErrors.NotPublished, PostErrors.TooManyPinned, PostErrors.ChangedMeanwhile).WithSummary("Put a post first on one's profile.");
        post.MapDelete("pin", Unpin).ForUsers(NotFound).Produces<Success<PostAnswer>>()
            .WithName("unpinPost").FailsWith(PostErrors.NotPublished, PostErrors.ChangedMeanwhile).WithSummary("Pin a post no more.");
    }

    private static async Task<IResult> Create(CreatePostRequest request, HttpContext context, IGrainFactory grains)
    {
        var id = context.NewId();
        var created = await grains.GetPost(id).Create(request.ToNewPost(context.User.GetRequiredUserId()));
        return created.IsSuccess ? await Show(context, grains, id, isNew: true) : Answer.Fail(created.Error);
    }

    private static Task<IResult> Get(Guid id, HttpContext context, IGrainFactory grains) => Show(context, grains, id);

    private static Task<IResult> Edit(Guid id, EditPostRequest request, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.Edit(userId, request.ToEdit()));

    private static async Task<IResult> Delete(Guid id, HttpContext context, IGrainFactory grains)
    {
        var deleted = await grains.GetPost(id).Delete(context.User.GetRequiredUserId());
        return deleted.IsSuccess ? TypedResults.NoContent() : Answer.Fail(deleted.Error);
    }

    private static async Task<Results<Success<IReadOnlyList<PostRevisionAnswer>>, Failure>> GetHistory(Guid id, HttpContext context, IGrainFactory grains) =>
        Answer.From<PostHistory, IReadOnlyList<PostRevisionAnswer>>(
            await grains.GetPostQueries().GetHistory(id, context.User.GetUserId(), context.RequestAborted),
            history => [.. history.Revisions.Select(PostRevisionAnswer.Of)]);

    private static Task<IResult> Publish(Guid id, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.Publish(userId));

    private static Task<IResult> Archive(Guid id, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.SetArchived(userId, archived: true));

    private static Task<IResult> Unarchive(Guid id, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.SetArchived(userId, archived: false));

    private static Task<IResult> Pin(Guid id, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.SetPinned(userId, pinned: true));

    private static Task<IResult> Unpin(Guid id, HttpContext context, IGrainFactory grains) =>
        Change(id, context, grains, (post, userId) => post.SetPinned(userId, pinned: false));

    private static async Task<IResult> Change(
        Guid id, HttpContext context, IGrainFactory grains, Func<IPostGrain, Guid, Task<Result<PostCard>>> change)
    {
        var changed = await change(grains.GetPost(id), context.User.GetRequiredUserId());
        return changed.IsSuccess ? await Show(context, grains, id) : Answer.Fail(changed.Error);
    }

    private static async Task<IResult> Show(HttpContext context, IGrainFactory grains, Guid id, bool isNew = false)
    {
        var result = await grains.GetPostQueries().GetPost(context.User.GetUserId(), id);
        return !result.IsSuccess ? Answer.Fail(result.Error)
            : isNew ? new ReadyAnswer(result.Value.Json) { StatusCode = StatusCodes.Status201Created, Location = $"{ApiRoutes.Prefix}/posts/{id:D}" }
            : new ReadyAnswer(result.Value.Json) { ETag = EntityTags.Of(result.Value.Tag) };
    }
}
