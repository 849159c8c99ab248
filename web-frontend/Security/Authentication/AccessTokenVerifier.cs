using System.Security.Claims;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.Authentication;

/// <summary>Decides whether a token is an access token of ours that is valid now. Stands in for every request.</summary>
internal sealed class AccessTokenVerifier(VerificationKeys keys, TimeProvider time)
{
    /// <summary>Tokens remembered, about 2 kB each.</summary>
    private const int Capacity = 20_000;

    private readonly VerifiedTokens _verified = new(Capacity);

    /// <summary>The caller; null when the token is not valid. Completes at once for a token that was verified before.</summary>
    /// <exception cref="Exception">The token names a key that is not known here, and the grains do not answer.</exception>
    public ValueTask<ClaimsPrincipal?> VerifyAsync(ReadOnlySpan<char> token) =>
        _verified.Find(token) is { } caller
            ? new(time.GetUtcNow() < caller.ExpiresAt ? caller.Principal : null)
            : ParsedToken.Parse(token) is { } parsed ? VerifyAsync(parsed, token.ToString()) : default;

    private async ValueTask<ClaimsPrincipal?> VerifyAsync(ParsedToken parsed, string text)
    {
        if (parsed.Signature.Length != AccessTokenFormat.SignatureBytes || Check(parsed) is not { } token)
            return null;
        if (await keys.FindAsync(parsed.KeyId) is not { } key || !key.Verify(parsed.Signed, parsed.Signature))
            return null;
        var principal = new ClaimsPrincipal(new AccessTokenIdentity(token));
        _verified.Add(text, new VerifiedCaller(principal, token.ExpiresAt));
        return principal;
    }

    // What costs nothing first: a token that has expired needs no key.
    private AccessToken? Check(ParsedToken token)
    {
        var now = time.GetUtcNow();
        return token.Text("iss") == AccessTokenFormat.Issuer
            && token.Text("aud") == AccessTokenFormat.Audience
            && token.Time("iat") is not null
            && token.Time("nbf") is { } notBefore && notBefore <= now + AccessTokenFormat.ClockSkew
            && token.Time("exp") is { } expires && expires > now && expires <= notBefore + AccessTokenFormat.Lifetime
            && token.Id("sub") is { } userId
            && token.Id("sid") is { } sessionId
                ? new AccessToken(userId, sessionId, expires)
                : null;
    }
}
