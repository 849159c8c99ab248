using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.Authentication;

/// <summary>An access token taken apart; nothing of it may be believed before its signature is verified.</summary>
internal sealed class ParsedToken
{
    /// <summary>Longer than any token of ours; it bounds what a hostile one costs.</summary>
    public const int MaxLength = 2048;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    private ParsedToken(string keyId, byte[] signed, byte[] signature, JsonElement claims)
    {
        KeyId = keyId;
        Signed = signed;
        Signature = signature;
        Claims = claims;
    }

    /// <summary>Header <c>kid</c>.</summary>
    public string KeyId { get; }

    /// <summary>What the signature is of: header and payload as they were sent (RFC 7515, section 5.1).</summary>
    public byte[] Signed { get; }

    public byte[] Signature { get; }

    /// <summary>The payload, an object.</summary>
    public JsonElement Claims { get; }

    /// <summary>
    /// Takes apart what has the form of an access token: three parts in base64url without padding, and a header that says our
    /// algorithm, our type, a key, and nothing else. The header is compared, never obeyed.
    /// </summary>
    /// <returns>Null for anything else.</returns>
    public static ParsedToken? Parse(ReadOnlySpan<char> token)
    {
        var payloadDot = token.IndexOf('.');
        var signatureDot = token.LastIndexOf('.');
        if (token.Length > MaxLength || payloadDot <= 0 || signatureDot <= payloadDot)
            return null;
        try
        {
            var header = Object(Decode(token[..payloadDot]));
            if (header.GetPropertyCount() != 3 || Text(header, "alg") != AccessTokenFormat.Algorithm
                || Text(header, "typ") != AccessTokenFormat.Type || Text(header, "kid") is not { } keyId)
                return null;
            var claims = Object(Decode(token[(payloadDot + 1)..signatureDot]));
            var signature = Decode(token[(signatureDot + 1)..]);
            var signed = new byte[signatureDot];
            Encoding.ASCII.GetBytes(token[..signatureDot], signed);
            return new ParsedToken(keyId, signed, signature, claims);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A claim that is text; null when it is not there or something else.</summary>
    public string? Text(string claim) => Text(Claims, claim);

    /// <summary>A claim that is a whole number of seconds since 1970 (RFC 7519, NumericDate); null when it is anything else.</summary>
    public DateTimeOffset? Time(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>A claim that is an id; null when it is anything else.</summary>
    public Guid? Id(string claim) => Guid.TryParseExact(Text(claim), "D", out var id) ? id : null;

    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // no Unicode text: a lone surrogate, or bytes that are no UTF-8
        }
    }

    // Decoding takes padding and white space; a token with either was not made by us.
    private static byte[] Decode(ReadOnlySpan<char> part) =>
        part.ContainsAnyExcept(Alphabet) ? throw new FormatException() : Base64Url.DecodeFromChars(part);

    private static JsonElement Object(byte[] json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException();
    }
}
