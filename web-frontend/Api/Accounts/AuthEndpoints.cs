using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>auth/*</c>: accounts and sessions.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("auth").WithTags("auth").LimitRate();
        auth.MapPost("register", Register).AllowAnonymous().Produces<Success<SignedInAnswer>>(StatusCodes.Status201Created).WithSummary("Make an account and sign in.");
        auth.MapPost("login", Login).AllowAnonymous().WithSummary("Sign in by username or e-mail address.");
        auth.MapGet("me", GetMe).RequireAuthorization().Produces<Success<Me>>().WithSummary("The user who is signed in.");
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> Register(
        RegisterRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        NeverStore(context);
        var registration = new Registration(request.Email, request.Username, request.Password, request.DisplayName);
        var result = await grains.GetAuthentication().Register(registration, context.GetOrigin(), cancellationToken);
        return result.IsSuccess
            ? Answer.Created($"{ApiRoutes.Prefix}/users/{result.Value.User.Id:D}", SignedInAnswer.Of(result.Value))
            : Answer.Fail(result.Error);
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> Login(
        LoginRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        NeverStore(context);
        var credentials = new Credentials(request.Login, request.Password);
        return Answer.From(await grains.GetAuthentication().SignIn(credentials, context.GetOrigin(), cancellationToken), SignedInAnswer.Of);
    }

    private static async Task<IResult> GetMe(HttpContext context, IGrainFactory grains) =>
        context.User.GetUserId() is { } userId && await grains.GetUser(userId).GetMeJson() is { } me
            ? new ReadyAnswer(me.Json) { ETag = EntityTags.Of(me.Version) }
            : Answer.Fail(HttpErrors.Unauthenticated); // the account is gone, its last token is not

    // RFC 6749, section 5.1.
    private static void NeverStore(HttpContext context) => context.Response.Headers.CacheControl = "no-store";
}
