using System.Security.Claims;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.Authentication;

/// <summary>Decides whether a token is an access token of ours that is valid now. Stands in for every request.</summary>
internal sealed class AccessTokenVerifier(VerificationKeys keys, SessionRevocations revocations, TimeProvider time)
{
    /// <summary>Tokens remembered, about 2 kB each.</summary>
    private const int Capacity = 20_000;

    private readonly VerifiedTokens _verified = new(Capacity);

    /// <summary>
    /// The caller; null when the token is not valid, or its session has ended. Completes at once for a token that was verified before.
    /// </summary>
    /// <exception cref="Exception">
    /// The token names a key that is not known here, or it cannot be found out which sessions have ended: the grains do not answer.
    /// </exception>
    public ValueTask<ClaimsPrincipal?> VerifyAsync(ReadOnlySpan<char> token)
    {
        if (_verified.Find(token) is not { } caller)
            return ParsedToken.Parse(token) is { } parsed ? VerifyAsync(parsed, token.ToString()) : default;
        return time.GetUtcNow() < caller.ExpiresAt ? UnlessEnded(caller.Principal) : default;
    }

    private ValueTask<ClaimsPrincipal?> UnlessEnded(ClaimsPrincipal principal)
    {
        var ended = revocations.HasEndedAsync(((AccessTokenIdentity)principal.Identity!).Token.SessionId);
        return ended.IsCompletedSuccessfully ? new(ended.Result ? null : principal) : AwaitAsync(ended);

        async ValueTask<ClaimsPrincipal?> AwaitAsync(ValueTask<bool> ended) => await ended ? null : principal;
    }

    private async ValueTask<ClaimsPrincipal?> VerifyAsync(ParsedToken parsed, string text)
    {
        if (parsed.Signature.Length != AccessTokenFormat.SignatureBytes || Check(parsed) is not { } token)
            return null;
        if (await keys.FindAsync(parsed.KeyId) is not { } key || !key.Verify(parsed.Signed, parsed.Signature))
            return null;
        var principal = new ClaimsPrincipal(new AccessTokenIdentity(token));
        _verified.Add(text, new VerifiedCaller(principal, token.ExpiresAt));
        return await UnlessEnded(principal);
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
