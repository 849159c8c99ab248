using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>How this service proves itself at a token endpoint (OpenID Connect Core 1.0, section 9).</summary>
internal static class ClientSecrets
{
    // Apple takes up to six months; a few minutes are enough for one request.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Adds the proof to the form, or to the request's header.</summary>
    public static void Prove(HttpRequestMessage request, Dictionary<string, string> form, OAuthProviderOptions options, string issuer, DateTimeOffset now)
    {
        var secret = options.HasKey ? Sign(options, issuer, now) : options.ClientSecret!;
        if (options.ClientAuthentication == "basic")
        {
            // RFC 6749, section 2.3.1: each half is encoded as in a form.
            var pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            return;
        }
        form.Add("client_id", options.ClientId);
        form.Add("client_secret", secret);
    }

    /// <summary>Apple's client secret: a token signed by ES256 (developer.apple.com, "Creating a client secret").</summary>
    public static string Sign(OAuthProviderOptions options, string issuer, DateTimeOffset now)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("iss", options.TeamId);
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
            writer.WriteString("aud", issuer);
            writer.WriteString("sub", options.ClientId);
            writer.WriteEndObject();
        }
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{JsonEncodedText.Encode(options.KeyId!)}}"}"""));
        var signed = $"{header}.{Base64Url.EncodeToString(json.ToArray())}";
        using var key = ECDsa.Create();
        key.ImportFromPem(options.PrivateKey);
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
