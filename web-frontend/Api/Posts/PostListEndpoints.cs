using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;

namespace InstaHub.Web.Api.Posts;

/// <summary>Lists of posts: those of a user, and one's own.</summary>
internal static class PostListEndpoints
{
    public static void MapPostLists(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("users").WithTags("posts");
        users.MapGet("me/drafts", GetDrafts).ForUsers().Produces<Page<PostAnswer>>()
            .WithName("listDrafts").WithSummary("The caller's drafts and scheduled posts, newest first.");
        users.MapGet("me/archive", GetArchive).ForUsers().Produces<Page<PostAnswer>>()
            .WithName("listArchivedPosts").WithSummary("The caller's archived posts, newest first.");

        var lists = users.MapGroup("{id:guid}").HidesExistence();
        lists.MapGet("posts", GetPosts).ForAnybody(blocked: StatusCodes.Status404NotFound).Produces<Page<PostAnswer>>()
            .WithName("listPosts").FailsWith(GraphErrors.PrivateAccount, ProfileErrors.BlockedByCaller).WithSummary("What a user has published: pinned posts, then the others, newest first.");
        lists.MapGet("tagged", GetTagged).ForAnybody(blocked: StatusCodes.Status404NotFound).Produces<Page<PostAnswer>>()
            .WithName("listTaggedPosts").FailsWith(GraphErrors.PrivateAccount, ProfileErrors.BlockedByCaller).WithSummary("Posts with pictures that a user is tagged on, newest first.");
    }

    private static Task<IResult> GetDrafts(PageRequest page, HttpContext context, IGrainFactory grains) => GetOwn(PostList.Drafts, page, context, grains);

    private static Task<IResult> GetArchive(PageRequest page, HttpContext context, IGrainFactory grains) => GetOwn(PostList.Archive, page, context, grains);

    private static Task<IResult> GetPosts(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        GetPage(PostList.Profile, id, page, context, grains);

    private static Task<IResult> GetTagged(Guid id, PageRequest page, HttpContext context, IGrainFactory grains) =>
        GetPage(PostList.Tagged, id, page, context, grains);

    private static Task<IResult> GetOwn(PostList list, PageRequest page, HttpContext context, IGrainFactory grains) =>
        GetPage(list, context.User.GetRequiredUserId(), page, context, grains);

    private static async Task<IResult> GetPage(PostList list, Guid ownerId, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the list that gave it.
        var name = $"posts.{list}.{ownerId:N}";
        var after = PostCursor.From(page, name);
        var result = await grains.GetPostQueries().GetList(list, ownerId, context.User.GetUserId(), after, page.Limit, context.RequestAborted);
        return PostAnswers.Of(result, name);
    }
}
