using Microsoft.AspNetCore.Authentication;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// Where anybody may come in, whoever shows a token that is not valid is told so (401), by the endpoint's
/// <see cref="EndpointAccess"/>: a client whose token has expired shall renew it instead of being taken for nobody.
/// </summary>
internal sealed class RefusedTokens(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is { Failure: not null }
        && context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is { Expired: StatusCodes.Status401Unauthorized, IgnoresTokens: false }
            ? context.ChallengeAsync()
            : next(context);
}
