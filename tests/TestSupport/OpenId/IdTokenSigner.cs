using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InstaHub.TestSupport.OpenId;

/// <summary>Makes ID tokens, right ones and wrong ones.</summary>
internal sealed class IdTokenSigner(string algorithm) : IDisposable
{
    private AsymmetricAlgorithm _key = NewKey(algorithm);

    public string KeyId { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>The public key, and one for encryption that signs nothing.</summary>
    public string KeySet => $$"""{"keys":[{{PublicKey(_key, KeyId, "sig")}},{{PublicKey(_key, "for encryption", "enc")}},{"kty":"oct","k":"AA"},5]}""";

    public void Rotate()
    {
        _key.Dispose();
        (_key, KeyId) = (NewKey(algorithm), Guid.NewGuid().ToString("N"));
    }

    public string Sign(IdTokenTerms terms, OpenIdFault fault)
    {
        var header = fault switch
        {
            OpenIdFault.NoAlgorithm => """{"alg":"none"}""",
            OpenIdFault.HmacByPublicKey => $$"""{"alg":"HS256","kid":"{{KeyId}}"}""",
            OpenIdFault.UnknownKey => $$"""{"alg":"{{algorithm}}","kid":"nobody's"}""",
            OpenIdFault.CriticalExtension => $$"""{"alg":"{{algorithm}}","kid":"{{KeyId}}","crit":["exp"]}""",
            _ => $$"""{"alg":"{{algorithm}}","kid":"{{KeyId}}"}""",
        };
        var signed = $"{Encode(header)}.{Encode(Claims(terms, fault))}";
        var data = Encoding.ASCII.GetBytes(signed);
        using var other = NewKey(algorithm);
        var signature = fault switch
        {
            OpenIdFault.NoAlgorithm => [],
            OpenIdFault.HmacByPublicKey => HMACSHA256.HashData(Encoding.UTF8.GetBytes(PublicKey(_key, KeyId, "sig")), data),
            OpenIdFault.SwappedKey => SignBy(other, data),
            _ => SignBy(_key, data),
        };
        if (fault == OpenIdFault.TamperedClaims)
            signed = $"{Encode(header)}.{Encode(Claims(terms with { Person = OpenIdPerson.Anybody() }, fault))}";
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Claims(IdTokenTerms terms, OpenIdFault fault)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var issued = fault switch { OpenIdFault.FromTheFuture => now + 600, OpenIdFault.TooOld => now - 3000, OpenIdFault.Expired => now - 300, _ => now };
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = fault == OpenIdFault.WrongIssuer ? "https://evil.example" : terms.Issuer,
            ["aud"] = fault switch
            {
                OpenIdFault.WrongAudience => "another client",
                OpenIdFault.SecondAudience => new[] { terms.ClientId, "another client" },
                _ => terms.ClientId,
            },
            ["exp"] = fault == OpenIdFault.Expired ? now - 120 : now + 3600,
            ["iat"] = issued,
            ["email"] = terms.Person.Email,
            ["email_verified"] = terms.Person.IsVerified,
            ["name"] = terms.Person.Name,
            ["at_hash"] = Base64Url.EncodeToString(
                SHA256.HashData(Encoding.ASCII.GetBytes(fault == OpenIdFault.WrongAccessTokenHash ? "another" : terms.AccessToken)).AsSpan(0, 16)),
        };
        if (fault != OpenIdFault.NoSubject)
            claims["sub"] = terms.Person.Subject;
        if (fault != OpenIdFault.NoNonce)
            claims["nonce"] = fault == OpenIdFault.WrongNonce ? "another nonce, of another sign-in" : terms.Nonce;
        if (fault == OpenIdFault.WrongAuthorizedParty)
            claims["azp"] = "another client";
        return JsonSerializer.Serialize(claims);
    }

    private static AsymmetricAlgorithm NewKey(string algorithm) => algorithm == "RS256" ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static byte[] SignBy(AsymmetricAlgorithm key, byte[] data) => key is RSA rsa
        ? rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : ((ECDsa)key).SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static string PublicKey(AsymmetricAlgorithm key, string id, string use)
    {
        if (key is RSA rsa)
        {
            var parameters = rsa.ExportParameters(false);
            return $$"""{"kty":"RSA","kid":"{{id}}","use":"{{use}}","alg":"RS256","n":"{{Encode(parameters.Modulus!)}}","e":"{{Encode(parameters.Exponent!)}}"}""";
        }
        var point = ((ECDsa)key).ExportParameters(false).Q;
        return $$"""{"kty":"EC","crv":"P-256","kid":"{{id}}","use":"{{use}}","x":"{{Encode(point.X!)}}","y":"{{Encode(point.Y!)}}"}""";
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

/// <summary>What an ID token says.</summary>
internal sealed record IdTokenTerms(string Issuer, string ClientId, string Nonce, string AccessToken, OpenIdPerson Person);
