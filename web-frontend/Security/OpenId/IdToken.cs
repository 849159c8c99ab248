using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>An ID token taken apart (OpenID Connect Core 1.0, section 2); nothing of it may be believed before it is verified.</summary>
internal sealed class IdToken
{
    /// <summary>By how much the provider's clock may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Longer than any provider's.</summary>
    private const int MaxLength = 16 << 10;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private IdToken(JsonElement header, JsonElement claims, byte[] signed, byte[] signature)
    {
        Algorithm = header.Text("alg") ?? "";
        KeyId = header.Text("kid");
        Claims = claims;
        Signed = signed;
        Signature = signature;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    public JsonElement Claims { get; }

    public byte[] Signed { get; }

    public byte[] Signature { get; }

    /// <summary>Takes apart what has the form of a signed token without critical extensions (RFC 7515).</summary>
    /// <exception cref="ProviderException">It has not.</exception>
    public static IdToken Parse(string text)
    {
        try
        {
            var parts = text.Split('.');
            if (text.Length <= MaxLength && parts.Length == 3 && Object(parts[0]) is { } header && !header.TryGetProperty("crit", out _))
                return new IdToken(header, Object(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Said below.
        }
        throw ProviderException.Refused("The ID token has not the form of one.");
    }

    /// <summary>Checks what the token claims (section 3.1.3.7). The signature is checked before.</summary>
    /// <returns>What is wrong; null when it is good.</returns>
    public string? FindProblem(ExpectedIdToken expected) =>
        Claims.Text("iss") != expected.Issuer ? "is another issuer's"
        : !IsFor(expected.ClientId) ? "is for somebody else"
        : Claims.Time("exp") is not { } expiry || expiry + ClockSkew <= expected.Now ? "has expired"
        : Claims.Time("iat") is not { } issued || issued - ClockSkew > expected.Now ? "is from the future"
        : issued + MaxAge + ClockSkew < expected.Now ? "is too old"
        : !AreEqual(Claims.Text("nonce"), expected.Nonce) ? "is of another sign-in"
        : Claims.TryGetProperty("at_hash", out _) && !AreEqual(Claims.Text("at_hash"), HashOf(expected.AccessToken)) ? "is of another access token"
        : Claims.Text("sub") is not { Length: > 0 } ? "names nobody"
        : null;

    /// <summary>It is made when the code is redeemed, so it is never older than a ceremony.</summary>
    private static TimeSpan MaxAge => GrainInterfaces.Accounts.Ceremony.Lifetime;

    private bool IsFor(string clientId)
    {
        if (!Claims.TryGetProperty("aud", out var audience))
            return false;
        // Of several audiences, who asked for it is named apart; where that is named it must be us.
        var others = audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() != 1;
        var isAmong = audience.ValueKind == JsonValueKind.Array
            ? audience.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(clientId))
            : audience.ValueKind == JsonValueKind.String && audience.ValueEquals(clientId);
        return isAmong && (Claims.TryGetProperty("azp", out _) ? Claims.Text("azp") == clientId : !others);
    }

    // Section 3.1.3.6: the left half of the hash, in base64url.
    private static string? HashOf(string? accessToken) =>
        accessToken is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    private static bool AreEqual(string? given, string? expected) =>
        given is not null && expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static JsonElement Object(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException();
    }
}

/// <summary>What an ID token must say.</summary>
internal sealed record ExpectedIdToken(string Issuer, string ClientId, string Nonce, string? AccessToken, DateTimeOffset Now);
