using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts.Tokens;

/// <summary>A key pair on P-256. The private half is nowhere but in this object.</summary>
internal sealed class SigningKey : IDisposable
{
    /// <summary>How long a key signs; then the next one does.</summary>
    public static readonly TimeSpan SigningTime = TimeSpan.FromHours(24);

    private readonly ECDsa _key;
    private readonly Lock _signing = new(); // ECDsa promises nothing to simultaneous callers

    private SigningKey(ECDsa key, string id, DateTimeOffset now)
    {
        _key = key;
        SignsUntil = now + SigningTime;
        Verification = new VerificationKey(id, key.ExportSubjectPublicKeyInfo(), SignsUntil + AccessTokenFormat.Lifetime + AccessTokenFormat.ClockSkew);
        EncodedHeader = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
            $$"""{"alg":"{{AccessTokenFormat.Algorithm}}","typ":"{{AccessTokenFormat.Type}}","kid":"{{id}}"}"""));
    }

    /// <summary>When the key is no longer used to sign.</summary>
    public DateTimeOffset SignsUntil { get; }

    /// <summary>The public half.</summary>
    public VerificationKey Verification { get; }

    /// <summary>The header of all tokens signed by this key, base64url.</summary>
    public string EncodedHeader { get; }

    /// <summary>A new pair under a random id.</summary>
    public static SigningKey Create(DateTimeOffset now) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), now);

    /// <summary>ECDSA with SHA-256, as two integers of 32 bytes.</summary>
    public byte[] Sign(byte[] data)
    {
        lock (_signing)
            return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose() => _key.Dispose();
}
