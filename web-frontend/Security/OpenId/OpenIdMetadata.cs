using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>What a provider's discovery document says (OpenID Connect Discovery 1.0, section 3).</summary>
internal sealed record OpenIdMetadata(string Issuer, Uri Authorization, Uri Token, Uri Keys)
{
    public static Uri AddressOf(string issuer) => new($"{issuer.TrimEnd('/')}/.well-known/openid-configuration");

    /// <exception cref="ProviderException">It is not that issuer's, or lacks something.</exception>
    public static OpenIdMetadata Read(string issuer, JsonElement document)
    {
        if (document.Text("issuer") != issuer)
            throw ProviderException.Refused("The discovery document is another issuer's.");
        return ProviderUris.Read(document.Text("authorization_endpoint")) is { } authorization
            && ProviderUris.Read(document.Text("token_endpoint")) is { } token && ProviderUris.Read(document.Text("jwks_uri")) is { } keys
            ? new OpenIdMetadata(issuer, authorization, token, keys)
            : throw ProviderException.Refused("The discovery document lacks an address, or has one without TLS.");
    }
}
