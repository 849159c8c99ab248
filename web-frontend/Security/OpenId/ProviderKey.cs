using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>A provider's public key: RS256 or ES256 (RFC 7518, sections 3.3 and 3.4), as the kind of the key says, never as a token does.</summary>
internal sealed class ProviderKey
{
    public const string Rs256 = "RS256";
    public const string Es256 = "ES256";

    private const int MinRsaBytes = 256;
    private const int P256Bytes = 32;

    private readonly RSAParameters _rsa;
    private readonly ECParameters _ec;

    private ProviderKey(string? id, string algorithm) => (Id, Algorithm) = (id, algorithm);

    private ProviderKey(string? id, RSAParameters rsa)
        : this(id, Rs256) => _rsa = rsa;

    private ProviderKey(string? id, ECParameters ec)
        : this(id, Es256) => _ec = ec;

    /// <summary>Its <c>kid</c>; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>The one algorithm that it is for.</summary>
    public string Algorithm { get; }

    /// <summary>A key for signatures out of a JSON Web Key (RFC 7517); null for any other.</summary>
    public static ProviderKey? Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || jwk.Text("use") is not (null or "sig"))
            return null;
        var (id, algorithm) = (jwk.Text("kid"), jwk.Text("alg"));
        return jwk.Text("kty") switch
        {
            "RSA" when algorithm is null or Rs256 && Bytes(jwk, "n") is { Length: >= MinRsaBytes } n && Bytes(jwk, "e") is { Length: > 0 and <= 8 } e =>
                new ProviderKey(id, new RSAParameters { Modulus = n, Exponent = e }),
            "EC" when algorithm is null or Es256 && jwk.Text("crv") == "P-256"
                && Bytes(jwk, "x") is { Length: P256Bytes } x && Bytes(jwk, "y") is { Length: P256Bytes } y =>
                new ProviderKey(id, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }),
            _ => null,
        };
    }

    /// <summary>Whether it is this key's signature.</summary>
    public bool Verify(byte[] data, byte[] signature)
    {
        try
        {
            if (Algorithm == Rs256)
            {
                using var rsa = RSA.Create(_rsa);
                return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            }
            using var ec = ECDsa.Create(_ec);
            return ec.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false; // a key that is none, such as a point off the curve
        }
    }

    private static byte[]? Bytes(JsonElement jwk, string name) =>
        jwk.Text(name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
