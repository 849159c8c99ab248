using Microsoft.AspNetCore.Authentication;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// Where anybody may come in, whoever shows a token that is not valid is told so (401), by the endpoint's
/// <see cref="EndpointAccess"/>: a client whose token has expired shall renew it instead of being taken for nobody.
/// </summary>
internal sealed class RefusedTokens(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { Expired: StatusCodes.Status401Unauthorized, IgnoresTokens: false }
        && context.User.Identity is not { IsAuthenticated: true }
            ? RefuseAsync(context)
            : next(context);

    // Why nobody is signed in was found out before and is remembered; the framework makes a feature of it only when somebody is.
    private async Task RefuseAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync();
        await (result.Failure is null ? next(context) : context.ChallengeAsync());
    }
}
