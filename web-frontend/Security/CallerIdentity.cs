using System.Security.Claims;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Security.Authentication;

namespace InstaHub.Web.Security;

/// <summary>Who makes a request.</summary>
public static class CallerIdentity
{
    /// <summary>The claim with the user's id, named as JSON Web Tokens name it (RFC 7519, 4.1.2).</summary>
    public const string UserIdClaim = "sub";

    /// <summary>The user who is signed in; null for anybody else.</summary>
    public static Guid? GetUserId(this ClaimsPrincipal caller) =>
        caller.Identity is { IsAuthenticated: true } && Guid.TryParseExact(caller.FindFirst(UserIdClaim)?.Value, "D", out var id) ? id : null;

    /// <summary>The user who is signed in, where nobody else comes.</summary>
    /// <exception cref="ApiException">Nobody is: 401.</exception>
    public static Guid GetRequiredUserId(this ClaimsPrincipal caller) => caller.GetUserId() ?? throw new ApiException(HttpErrors.Unauthenticated);

    /// <summary>The session that the caller's access token is of; null for who has none.</summary>
    public static Guid? GetSessionId(this ClaimsPrincipal caller) =>
        caller.Identities.OfType<AccessTokenIdentity>().FirstOrDefault()?.Token.SessionId;
}
