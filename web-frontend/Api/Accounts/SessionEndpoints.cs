using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary>How sessions go on, are seen, and end.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("refresh", Refresh).WithoutToken(StatusCodes.Status200OK).WithName("refresh").FailsWith(AccountErrors.WrongRefreshToken)
            .WithSummary("Get the next access token by the refresh token, of the body or of the cookie, which is used up.");
        auth.MapGet("sessions", GetSessions).ForUsers().WithName("getSessions").WithSummary("Where the user is signed in, the newest first.");
        auth.MapDelete("sessions/{id:guid}", EndSession).ForUsers(other: 404).WithName("endSession").WithSummary("Sign out of one session.");
        auth.MapPost("logout", LogOut).ForUsers().WithName("logOut").WithSummary("Sign out of this session.");
        auth.MapPost("logout-all", LogOutAll).ForUsers().WithName("logOutAll").WithSummary("Sign out of all sessions.");
    }

    /// <summary>Lets the tokens of sessions that a grain has ended be refused here at once; other processes learn it within seconds.</summary>
    internal static Results<Success<EndedAnswer>, Failure> Forget(this SessionRevocations revocations, Result<EndedSessions> result)
    {
        if (result.Error is { } refusal)
            return Answer.Fail(refusal);
        revocations.Add(result.Value!.Ids);
        return Answer.Ok(new EndedAnswer(result.Value.Ids.Count));
    }

    private static async Task<Results<Success<TokensAnswer>, Failure>> Refresh(
        RefreshRequest? request, HttpContext context, IGrainFactory grains, CookieGuard guard, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var isByCookie = request?.RefreshToken is null;
        if (isByCookie && RefreshCookie.Read(context) is not null && !guard.IsOurs(context.Request))
            return Answer.Fail(CookieGuard.Refusal);
        if ((request?.RefreshToken ?? RefreshCookie.Read(context)) is not { } token)
            return Answer.Fail(AccountErrors.WrongRefreshToken);

        var result = await grains.GetAuthentication().Refresh(token, context.GetOrigin(), cancellationToken);
        if (result.IsSuccess)
            RefreshCookie.Set(context, result.Value.RefreshToken);
        else if (isByCookie)
            RefreshCookie.Clear(context);
        return Answer.From(result, TokensAnswer.Of);
    }

    private static async Task<Success<IReadOnlyList<SessionAnswer>>> GetSessions(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        var current = context.User.GetSessionId();
        var sessions = await grains.GetAccount(context.User.GetRequiredUserId()).GetSessions(cancellationToken);
        return Answer.Ok<IReadOnlyList<SessionAnswer>>([.. sessions.Select(session => SessionAnswer.Of(session, current))]);
    }

    private static async Task<Results<NoContent, Failure>> EndSession(
        Guid id, HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        var result = await grains.GetAccount(context.User.GetRequiredUserId()).EndSession(id, SessionEnd.Revoked, context.GetOrigin(), cancellationToken);
        if (result.Error is { } refusal)
            return Answer.Fail(refusal);
        revocations.Add(result.Value!.Ids);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Success<EndedAnswer>, Failure>> LogOut(
        HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        var account = grains.GetAccount(context.User.GetRequiredUserId());
        var sessionId = context.User.GetSessionId() ?? throw new ApiException(HttpErrors.Unauthenticated);
        RefreshCookie.Clear(context);
        return revocations.Forget(await account.EndSession(sessionId, SessionEnd.SignedOut, context.GetOrigin(), cancellationToken));
    }

    private static async Task<Results<Success<EndedAnswer>, Failure>> LogOutAll(
        HttpContext context, IGrainFactory grains, SessionRevocations revocations, CancellationToken cancellationToken)
    {
        RefreshCookie.Clear(context);
        return revocations.Forget(await grains.GetAccount(context.User.GetRequiredUserId()).EndAllSessions(context.GetOrigin(), cancellationToken));
    }
}
