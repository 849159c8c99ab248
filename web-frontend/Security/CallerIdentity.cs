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

    /// <summary>The user who is signed in, at an endpoint that is for users alone.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not.</exception>
    public static Guid GetRequiredUserId(this ClaimsPrincipal caller) =>
        caller.GetUserId() ?? throw new InvalidOperationException("An endpoint that is for users alone was reached by somebody else.");
}
