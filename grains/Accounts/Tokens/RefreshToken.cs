using System.Buffers.Text;
using System.Security.Cryptography;

namespace InstaHub.Grains.Accounts.Tokens;

/// <summary>
/// The secret that continues a session: base64url of the user id (16 bytes, which say whom to ask) and 32 random bytes. Stored is
/// its SHA-256 only; a slow hash is for secrets that people think of.
/// </summary>
public static class RefreshToken
{
    /// <summary>How long a token may wait to be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    /// <summary>A new token of a user.</summary>
    public static string Make(Guid userId)
    {
        Span<byte> token = stackalloc byte[IdBytes + SecretBytes];
        userId.TryWriteBytes(token, bigEndian: true, out _);
        RandomNumberGenerator.Fill(token[IdBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What is stored of a token.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Base64Url.DecodeFromChars(token));
}
