using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InstaHub.GrainInterfaces.Media;

/// <summary>Signs and checks addresses: HMAC-SHA256 (RFC 2104) over purpose, id and time of expiry, in base64url.</summary>
public static class MediaSignatures
{
    /// <summary>Of an address by which a file's variants are read.</summary>
    public const string Read = "read";

    /// <summary>Of an address to which a file is uploaded.</summary>
    public const string Upload = "upload";

    /// <summary>
    /// An address that is signed stays the same for this long, so that clients and their caches know it again; it expires between one
    /// and two of it later.
    /// </summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(6);

    /// <summary>As <see cref="Window"/>, of an address in a message: who leaves a chat shall not keep it for long.</summary>
    public static readonly TimeSpan MessageWindow = TimeSpan.FromHours(1);

    /// <summary>Length of a signature, in characters.</summary>
    public const int Length = 43;

    /// <summary>When an address that is made now expires, Unix time in seconds.</summary>
    public static long ExpiryOf(DateTimeOffset now) => ExpiryOf(now, Window);

    /// <summary>As the other, with another window.</summary>
    public static long ExpiryOf(DateTimeOffset now, TimeSpan window) => (now.ToUnixTimeSeconds() / (long)window.TotalSeconds + 2) * (long)window.TotalSeconds;

    /// <summary>The query that makes an address a signed one: <c>e=…&amp;s=…</c>.</summary>
    public static string QueryOf(string purpose, Guid mediaId, long expiry, MediaKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"e={expiry}&s={Sign(purpose, mediaId, expiry, key)}");

    /// <summary>Whether the signature is one of ours; whether it has expired is not looked at.</summary>
    public static bool IsGenuine(string purpose, Guid mediaId, long expiry, string? signature, IReadOnlyList<MediaKey> keys)
    {
        if (signature is not { Length: Length })
            return false;
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(purpose, mediaId, expiry, key))))
                return true;
        }
        return false;
    }

    private static string Sign(string purpose, Guid mediaId, long expiry, MediaKey key)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"instahub-media-1\n{purpose}\n{mediaId:N}\n{expiry}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret.Span, Encoding.ASCII.GetBytes(signed)));
    }
}
