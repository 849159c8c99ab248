namespace InstaHub.Web.Security.Authentication;

/// <summary>What an access token says that has been found valid.</summary>
/// <param name="UserId">Claim <c>sub</c>.</param>
/// <param name="SessionId">Claim <c>sid</c>.</param>
/// <param name="ExpiresAt">Claim <c>exp</c>, UTC.</param>
public sealed record AccessToken(Guid UserId, Guid SessionId, DateTimeOffset ExpiresAt);
