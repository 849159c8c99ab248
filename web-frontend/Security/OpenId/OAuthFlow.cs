using System.Text.Json.Serialization;

namespace InstaHub.Web.Security.OpenId;

/// <summary>What is remembered while a browser is at a provider.</summary>
/// <param name="Provider">Which.</param>
/// <param name="Verifier">Secret of PKCE, by which the code is redeemed.</param>
/// <param name="Nonce">That the ID token must repeat.</param>
/// <param name="RedirectUri">Where the provider sends the browser back to.</param>
/// <param name="BrowserHash">SHA-256, in hex, of the cookie of the browser that began.</param>
/// <param name="ReturnTo">Where the browser goes at last; null: it is answered in JSON.</param>
internal sealed record OAuthFlow(string Provider, string Verifier, string Nonce, string RedirectUri, string BrowserHash, string? ReturnTo)
{
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Provider = ").Append(Provider);
        return true;
    }
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(OAuthFlow))]
internal sealed partial class OAuthFlowJson : JsonSerializerContext;
