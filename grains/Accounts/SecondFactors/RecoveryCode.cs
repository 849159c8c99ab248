using System.Security.Cryptography;

namespace InstaHub.Grains.Accounts.SecondFactors;

/// <summary>
/// Codes for who has lost the device: 80 random bits each in base32, in four groups of four. Stored is a SHA-256 over the user's id and
/// the code; a slow hash is for secrets that people think of.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many there are at first.</summary>
    public const int Count = 10;

    private const int SecretBytes = 10;
    private const int Characters = 16;

    /// <summary>A new code, in capitals, such as <c>ABCD-EFGH-2345-WXYZ</c>.</summary>
    public static string Make()
    {
        var code = Base32.Encode(RandomNumberGenerator.GetBytes(SecretBytes));
        return $"{code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..]}";
    }

    /// <summary>What is stored of a code, as somebody has typed it: in any case, with or without hyphens and spaces. Null when it cannot be one.</summary>
    public static byte[]? HashOf(Guid userId, string code)
    {
        Span<byte> hashed = stackalloc byte[16 + Characters];
        userId.TryWriteBytes(hashed, bigEndian: true, out _);
        var at = 16;
        foreach (var c in code)
        {
            if (c is '-' or ' ')
                continue;
            if (at == hashed.Length || !char.IsAsciiLetterOrDigit(c))
                return null;
            hashed[at++] = (byte)char.ToUpperInvariant(c);
        }
        return at == hashed.Length ? SHA256.HashData(hashed) : null;
    }

    /// <summary>A new set, and what is stored of it.</summary>
    public static (IReadOnlyList<string> Codes, byte[][] Hashes) MakeSet(Guid userId)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => Make()).ToArray();
        return (codes, [.. codes.Select(code => HashOf(userId, code)!)]);
    }
}
