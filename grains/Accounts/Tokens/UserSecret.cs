using System.Buffers.Text;
using System.Security.Cryptography;

namespace InstaHub.Grains.Accounts.Tokens;

/// <summary>
/// A secret given to a user: base64url of the user id (16 bytes, which say whom to ask) and 32 random bytes. Stored is its SHA-256
/// only; a slow hash is for secrets that people think of.
/// </summary>
public static class UserSecret
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    /// <summary>Characters of a secret.</summary>
    public const int Length = (IdBytes + SecretBytes) / 3 * 4;

    /// <summary>A new secret of a user.</summary>
    public static string Make(Guid userId)
    {
        Span<byte> secret = stackalloc byte[IdBytes + SecretBytes];
        userId.TryWriteBytes(secret, bigEndian: true, out _);
        RandomNumberGenerator.Fill(secret[IdBytes..]);
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>What is stored of a secret, and whose it says it is; null when it has not the form of one.</summary>
    public static (Guid UserId, byte[] Hash)? Read(string secret)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        // Of one length without rest, so each secret has one spelling.
        if (secret.Length != Length || !Base64Url.IsValid(secret, out var length) || length != bytes.Length)
            return null;
        Base64Url.DecodeFromChars(secret, bytes);
        return (new Guid(bytes[..IdBytes], bigEndian: true), SHA256.HashData(bytes));
    }

    /// <summary>What is stored of a secret that was made here.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Base64Url.DecodeFromChars(secret));
}
