using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace InstaHub.Grains.Accounts.SecondFactors;

/// <summary>One-time passwords: by counter (HOTP, RFC 4226) and by time (TOTP, RFC 6238), with HMAC-SHA1 and 6 digits, as all apps have it.</summary>
public static class OneTimePassword
{
    /// <summary>RFC 4226, section 4: at least 128 bits, better 160.</summary>
    public const int SecretBytes = 20;

    public const int Digits = 6;

    /// <summary>How long a code is shown.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const int Modulus = 1_000_000;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The number of the step that a time is in (RFC 6238, section 4.2).</summary>
    public static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a counter, or of a step (RFC 4226, section 5.3).</summary>
    public static string Code(ReadOnlySpan<byte> secret, long counter)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, counter);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the algorithm of RFC 4226; HMAC does not need SHA-1 to be free of collisions
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = (int)(BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7fff_ffff) % Modulus;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is, of the current one and its neighbours, because clocks differ (RFC 6238, section 5.2). Null when it
    /// is none of theirs.
    /// </summary>
    public static long? FindStep(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        if (!HasForm(code))
            return null;
        var current = StepOf(now);
        long? found = null;
        // All three, always: the time it takes tells nothing.
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(code)))
                found = step;
        }
        return found;
    }

    /// <summary>Whether a text is six digits.</summary>
    public static bool HasForm(string code) => code.Length == Digits && !code.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>What apps read from a QR code (the Key URI Format of Google Authenticator, which all have taken over).</summary>
    public static string KeyUri(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}"
        + $"&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={(int)Step.TotalSeconds}";
}
