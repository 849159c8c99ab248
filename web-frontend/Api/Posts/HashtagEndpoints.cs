using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Posts;

/// <summary><c>hashtags</c>: their pages, and following them. A hashtag is named in any form, without its sign.</summary>
internal static class HashtagEndpoints
{
    public static void MapHashtags(this IEndpointRouteBuilder api)
    {
        var hashtags = api.MapGroup("hashtags/{tag}").WithTags("hashtags");
        hashtags.MapGet("", Get).ForAnybody().WithName("getHashtag").WithSummary("A hashtag: how many posts have it.")
            .WithDescription("The number of posts is approximate for the caller: it counts all published posts, also those that the caller may not see and the list leaves out.");
        hashtags.MapGet("posts", GetPosts).ForAnybody().Produces<Page<PostAnswer>>()
            .WithName("listHashtagPosts").WithSummary("Posts with a hashtag, newest first.");
        hashtags.MapPut("follow", Follow).ForUsers().WithName("followHashtag").FailsWith(PostErrors.TooManyHashtagsFollowed).WithSummary("Follow a hashtag.");
        hashtags.MapDelete("follow", Unfollow).ForUsers().WithName("unfollowHashtag").WithSummary("Follow a hashtag no more.");
    }

    private static async Task<Results<Success<HashtagAnswer>, Failure>> Get(string tag, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetPostQueries().GetHashtag(tag, context.User.GetUserId(), context.RequestAborted), HashtagAnswer.Of);

    private static async Task<IResult> GetPosts(string tag, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        // A cursor is for the hashtag in the form in which it was asked for.
        var name = $"hashtags.posts.{tag}";
        var after = PostCursor.From(page, name);
        var result = await grains.GetPostQueries().GetHashtagPosts(tag, context.User.GetUserId(), after, page.Limit, context.RequestAborted);
        return PostAnswers.Of(result, name);
    }

    private static async Task<Results<Success<HashtagAnswer>, Failure>> Follow(string tag, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetHashtagFollows(context.User.GetRequiredUserId()).Follow(tag), HashtagAnswer.Of);

    private static async Task<Results<Success<HashtagAnswer>, Failure>> Unfollow(string tag, HttpContext context, IGrainFactory grains) =>
        Answer.From(await grains.GetHashtagFollows(context.User.GetRequiredUserId()).Unfollow(tag), HashtagAnswer.Of);
}
