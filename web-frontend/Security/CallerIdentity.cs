using System.Security.Claims;

namespace InstaHub.Web.Security;

/// <summary>Who makes a request.</summary>
public static class CallerIdentity
{
    /// <summary>The claim with the user's id, named as JSON Web Tokens name it (RFC 7519, 4.1.2).</summary>
    public const string UserIdClaim = "sub";

    /// <summary>The user who is signed in; null for anybody else.</summary>
    public static Guid? GetUserId(this ClaimsPrincipal caller) =>
        caller.Identity is { IsAuthenticated: true } && Guid.TryParseExact(caller.FindFirst(UserIdClaim)?.Value, "D", out var id) ? id : null;
}
