using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace InstaHub.Web.Security.OpenId;

/// <summary>One OpenID provider: the code flow with PKCE (RFC 7636) and nonce, as OpenID Connect Core 1.0 has it in section 3.1.</summary>
internal sealed class OpenIdProvider(string name, OAuthProviderOptions options, ProviderHttp http, TimeProvider time) : IDisposable
{
    private readonly string _issuer = options.Issuer ?? Presets.IssuerOf(name)!;
    private readonly ProviderDocuments _documents = new(options.Issuer ?? Presets.IssuerOf(name)!, http, time);

    /// <summary>Its name in the configuration.</summary>
    public string Name => name;

    /// <summary>Where to send a browser.</summary>
    /// <exception cref="ProviderException">The provider does not answer.</exception>
    public async Task<string> MakeAddressAsync(OAuthFlow flow, string state, CancellationToken cancellationToken)
    {
        var metadata = await _documents.GetMetadataAsync(cancellationToken);
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = flow.RedirectUri,
            ["scope"] = $"openid {options.Scopes ?? Presets.ScopesOf(name)}",
            ["state"] = state,
            ["nonce"] = flow.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(flow.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (Presets.ResponseModeOf(name) is { } mode)
            query["response_mode"] = mode;
        return QueryHelpers.AddQueryString(metadata.Authorization.AbsoluteUri, query);
    }

    /// <summary>Redeems the code that the browser has brought, and verifies the ID token.</summary>
    /// <param name="flow">What was remembered of the sign-in.</param>
    /// <param name="code">The code.</param>
    /// <param name="issuer">Who says that the code is theirs (RFC 9207); null when nobody does.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ProviderException">The provider does not answer, or what it says is refused.</exception>
    public async Task<ExternalIdentity> RedeemAsync(OAuthFlow flow, string code, string? issuer, CancellationToken cancellationToken)
    {
        if (issuer is not null && issuer != _issuer)
            throw ProviderException.Refused("The code is another issuer's.");
        var metadata = await _documents.GetMetadataAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = flow.RedirectUri,
            ["code_verifier"] = flow.Verifier,
        };
        ClientSecrets.Prove(request, form, options, _issuer, time.GetUtcNow());
        request.Content = new FormUrlEncodedContent(form);
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Text("id_token") is not { } text)
            throw ProviderException.Refused("The answer has no ID token.");

        var token = await VerifyAsync(text, flow.Nonce, answer.Text("access_token"), cancellationToken);
        var claims = token.Claims;
        return new ExternalIdentity(
            name, claims.Text("sub")!, claims.Text("email"), options.TrustsEmail && claims.IsTrue("email_verified"), claims.Text("name"));
    }

    public void Dispose() => _documents.Dispose();

    private async Task<IdToken> VerifyAsync(string text, string nonce, string? accessToken, CancellationToken cancellationToken)
    {
        var token = IdToken.Parse(text);
        if (token.Algorithm is not (ProviderKey.Rs256 or ProviderKey.Es256))
            throw ProviderException.Refused("The ID token has another algorithm.");
        if (await _documents.FindKeyAsync(token.KeyId, token.Algorithm, cancellationToken) is not { } key)
            throw ProviderException.Refused("The ID token names a key that is not the provider's.");
        if (!key.Verify(token.Signed, token.Signature))
            throw ProviderException.Refused("The ID token's signature is wrong.");
        return token.FindProblem(new ExpectedIdToken(_issuer, options.ClientId, nonce, accessToken, time.GetUtcNow())) is { } problem
            ? throw ProviderException.Refused($"The ID token {problem}.")
            : token;
    }
}
