using System.Collections.Concurrent;
using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Web.Security.Authentication;

/// <summary>
/// Verifies signatures by one public key: ECDSA on P-256 with SHA-256 (RFC 7518, section 3.4). Safe for simultaneous callers, each
/// of whom is given a key object of its own, because <see cref="ECDsa"/> promises them nothing.
/// </summary>
public sealed class Es256 : IDisposable
{
    private const string P256 = "1.2.840.10045.3.1.7"; // RFC 5480, section 2.1.1.1

    private readonly ConcurrentBag<ECDsa> _idle = [];
    private readonly byte[] _publicKey;

    /// <param name="publicKey">DER of SubjectPublicKeyInfo.</param>
    /// <exception cref="CryptographicException">It is no key on P-256.</exception>
    public Es256(ReadOnlyMemory<byte> publicKey)
    {
        _publicKey = publicKey.ToArray();
        _idle.Add(Load());
    }

    /// <summary>Whether <paramref name="signature"/> (two integers of 32 bytes) is that of <paramref name="data"/>.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != AccessTokenFormat.SignatureBytes)
            return false;
        if (!_idle.TryTake(out var key))
            key = Load();
        var verified = key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _idle.Add(key);
        return verified;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var key))
            key.Dispose();
    }

    private ECDsa Load()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_publicKey, out _);
        return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256
            ? key
            : throw new CryptographicException("The key is not on the curve P-256.");
    }
}
