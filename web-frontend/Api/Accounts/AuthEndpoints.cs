using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary><c>auth/*</c>: making an account, signing in, and who it is.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("auth").WithTags("auth").LimitRate();
        auth.MapPost("register", Register).WithoutToken(StatusCodes.Status201Created).Produces<Success<SignedInAnswer>>(StatusCodes.Status201Created)
            .WithName("register").WithSummary("Make an account and sign in.").FailsWith(AccountErrors.UsernameTaken, AccountErrors.EmailTaken);
        auth.MapPost("login", Login).WithoutToken(StatusCodes.Status200OK).WithName("login").WithSummary("Sign in by username or e-mail address.")
            .FailsWith(AccountErrors.WrongCredentials, AccountErrors.Suspended, SecondFactorErrors.Required, SecondFactorErrors.WrongCode);
        auth.MapGet("me", GetMe).ForUsers().Produces<Success<Me>>().WithName("getMe").WithSummary("The user who is signed in.");
        auth.MapSessions();
        auth.MapPasswords();
        auth.MapSecondFactor();
        auth.MapPasskeys();
        auth.MapOAuth();
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> Register(
        RegisterRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var registration = new Registration(request.Email, request.Username, request.Password, request.DisplayName);
        var result = await grains.GetAuthentication().Register(registration, context.GetOrigin(), cancellationToken);
        if (result.Error is { } refusal)
            return Answer.Fail(refusal);
        RefreshCookie.Set(context, result.Value!.Tokens.RefreshToken);
        return Answer.Created($"{ApiRoutes.Prefix}/users/{result.Value.User.Id:D}", SignedInAnswer.Of(result.Value));
    }

    private static async Task<Results<Success<SignedInAnswer>, Failure>> Login(
        LoginRequest request, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var credentials = new Credentials(request.Login, request.Password, request.Code);
        var result = await grains.GetAuthentication().SignIn(credentials, context.GetOrigin(), cancellationToken);
        return context.SignIn(result);
    }

    private static async Task<IResult> GetMe(HttpContext context, IGrainFactory grains) =>
        context.User.GetUserId() is { } userId && await grains.GetUser(userId).GetMeJson() is { } me
            ? new ReadyAnswer(me.Json) { ETag = EntityTags.Of(me.Version) }
            : Answer.Fail(HttpErrors.Unauthenticated); // the account is gone, its last token is not

    /// <summary>The answer to whoever has signed in, by whatever means, with the cookie; or the failure.</summary>
    internal static Results<Success<SignedInAnswer>, Failure> SignIn(this HttpContext context, Result<SignedIn> result)
    {
        context.NeverStore();
        if (result.IsSuccess)
            RefreshCookie.Set(context, result.Value.Tokens.RefreshToken);
        return Answer.From(result, SignedInAnswer.Of);
    }

    /// <summary>For answers with tokens (RFC 6749, section 5.1).</summary>
    internal static void NeverStore(this HttpContext context) => context.Response.Headers.CacheControl = "no-store";
}
