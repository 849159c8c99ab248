using System.Buffers.Binary;
using System.Security.Cryptography;

namespace InstaHub.Web.Idempotency;

/// <summary>That the request under way carries an <c>Idempotency-Key</c>, and what is known of it.</summary>
/// <param name="ScopedKey">Caller, path and key, hashed: unlike that of any other request.</param>
/// <param name="StartedAt">When its first attempt began.</param>
public sealed record IdempotentRequest(string ScopedKey, DateTimeOffset StartedAt)
{
    internal static bool IsRecorded(HttpContext context) => context.Features.Get<IdempotentRequest>() is not null;

    /// <summary>
    /// The id for what the request creates: UUID version 7 (RFC 9562, 5.7), of which all but the time comes from the key. An attempt
    /// whose outcome nobody knows, and the one after it, so write the same row.
    /// </summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Convert.FromHexString(ScopedKey), bytes);
        bytes = bytes[..16];
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, StartedAt.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Makes ids for what requests create.</summary>
public static class NewIds
{
    /// <summary>An id for what this request creates, UUID version 7: the same for each attempt under one <c>Idempotency-Key</c>.</summary>
    public static Guid NewId(this HttpContext context) => context.Features.Get<IdempotentRequest>()?.NewId() ?? Guid.CreateVersion7();
}
