using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.Idempotency;

namespace InstaHub.Web.Idempotency;

/// <summary>
/// Answers as they are kept: encrypted under the client's own key, which is kept nowhere, because an answer may hold a secret that is shown
/// once. So whoever reads the database reads none, unless the key can be guessed.
/// </summary>
internal static class SealedAnswers
{
    // The first byte; an answer that an older build kept in clear begins with a brace.
    private const byte Version = 1;
    private const int NonceAt = 1;
    private const int TagAt = NonceAt + 12;
    private const int BodyAt = TagAt + TagBytes;
    private const int TagBytes = 16;

    /// <param name="answer">As it is sent.</param>
    /// <param name="scopedKey">Caller, path and key, hashed.</param>
    /// <param name="key">As the client sent it.</param>
    public static IdempotentAnswer Seal(this IdempotentAnswer answer, string scopedKey, string key)
    {
        var bytes = new byte[BodyAt + answer.Body.Length];
        bytes[0] = Version;
        RandomNumberGenerator.Fill(bytes.AsSpan(NonceAt..TagAt));
        using var cipher = CipherOf(scopedKey, key);
        cipher.Encrypt(bytes.AsSpan(NonceAt..TagAt), answer.Body.Span, bytes.AsSpan(BodyAt), bytes.AsSpan(TagAt..BodyAt));
        return answer with { Body = bytes };
    }

    /// <summary>What was sealed with the same keys.</summary>
    public static IdempotentAnswer Open(this IdempotentAnswer answer, string scopedKey, string key)
    {
        var bytes = answer.Body.Span;
        if (bytes is not [Version, ..])
            return answer;
        var clear = new byte[bytes.Length - BodyAt];
        using var cipher = CipherOf(scopedKey, key);
        cipher.Decrypt(bytes[NonceAt..TagAt], bytes[BodyAt..], bytes[TagAt..BodyAt], clear);
        return answer with { Body = clear };
    }

    // The scope is the salt: one key of many callers is as many keys here.
    private static AesGcm CipherOf(string scopedKey, string key) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), 32, Convert.FromHexString(scopedKey), "instahub idempotent answer"u8.ToArray()), TagBytes);
}
