using InstaHub.GrainInterfaces.Explore;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;

namespace InstaHub.Web.Api.Explore;

/// <summary><c>explore</c>: posts by anybody that are worth a look.</summary>
internal static class ExploreEndpoints
{
    public static void MapExplore(this IEndpointRouteBuilder api)
    {
        var explore = api.MapGroup("explore").WithTags("explore");
        explore.MapGet("", Get).ForAnybody().Produces<Page<PostAnswer>>().FailsWith(Cursors.Expired)
            .WithName("listExplore").WithSummary("Posts of public accounts by recent engagement, the most engaging first.")
            .WithDescription(
                "Not among them: the caller's own posts, and those of authors whom the caller has muted. The order is made anew every half a minute; " +
                "a cursor goes on in the order that it began in, for ten minutes. A page may be short, or empty, and not the last.");
    }

    private static async Task<IResult> Get(PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var found = await grains.GetExploreQueries().GetPage(context.User.GetUserId(), ExploreCursor.From(page), page.Limit)
            ?? throw new ApiException(Cursors.Expired);
        return new ReadyPage(found.Json, found.Next is { } next ? ExploreCursor.Of(next) : null);
    }
}
