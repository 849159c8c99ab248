using InstaHub.Web.RateLimits;

namespace InstaHub.Web.Api;

/// <summary>The root of the public interface: one group, on which everything that holds for all of it is set once.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    /// <summary>
    /// Maps the group of <see cref="Prefix"/>, to which each feature's endpoints are added. Who is not signed in may use those
    /// only that say so by <c>AllowAnonymous</c>; requests are counted.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(Prefix).AnswerHeadLikeGet().RequireAuthorization().LimitRate();
}
