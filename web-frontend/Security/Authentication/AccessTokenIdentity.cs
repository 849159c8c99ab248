using System.Security.Claims;

namespace InstaHub.Web.Security.Authentication;

/// <summary>The identity that an access token proves. Made once a token and shared by its requests; nobody changes it.</summary>
public sealed class AccessTokenIdentity(AccessToken token) : ClaimsIdentity(
    [new Claim(CallerIdentity.UserIdClaim, token.UserId.ToString("D")), new Claim(SessionIdClaim, token.SessionId.ToString("D"))],
    AccessTokenHandler.Scheme, nameType: CallerIdentity.UserIdClaim, roleType: "roles")
{
    /// <summary>The claim with the session's id (OpenID Connect Front-Channel Logout 1.0, section 3).</summary>
    public const string SessionIdClaim = "sid";

    /// <summary>What the token says.</summary>
    public AccessToken Token { get; } = token;
}
