using System.Buffers.Binary;
using System.Buffers.Text;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>
/// How a position is written: in base64url, one byte of version, then for each part 1 byte of its value, 8 of the epoch and 8 of the
/// number, big-endian. It is no secret and is not signed: a false one can only harm who sends it.
/// </summary>
internal static class LivePosition
{
    private const byte Version = 1;
    private const int PartBytes = 1 + sizeof(long) + sizeof(long);

    /// <summary>More parts than there will be; it bounds what hostile input costs.</summary>
    private const int MaxParts = 16;

    public static string Write(IReadOnlyList<(LivePart Part, LivePoint Point)> parts)
    {
        Span<byte> bytes = stackalloc byte[1 + (parts.Count * PartBytes)];
        bytes[0] = Version;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = bytes.Slice(1 + (i * PartBytes), PartBytes);
            part[0] = (byte)parts[i].Part;
            BinaryPrimitives.WriteInt64BigEndian(part[1..], parts[i].Point.Epoch);
            BinaryPrimitives.WriteInt64BigEndian(part[9..], parts[i].Point.Number);
        }
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null when it has never been a position. One of another version is a position without parts.</returns>
    public static IReadOnlyDictionary<LivePart, LivePoint>? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[1 + (MaxParts * PartBytes)];
        if (!Base64Url.IsValid(text, out var length) || length < 1 || length > bytes.Length)
            return null;
        bytes = bytes[..Base64Url.DecodeFromChars(text, bytes)];
        var parts = new Dictionary<LivePart, LivePoint>();
        if (bytes[0] != Version)
            return parts;
        if ((bytes.Length - 1) % PartBytes != 0)
            return null;
        for (var rest = bytes[1..]; rest.Length > 0; rest = rest[PartBytes..])
        {
            var point = new LivePoint(BinaryPrimitives.ReadInt64BigEndian(rest[1..]), BinaryPrimitives.ReadInt64BigEndian(rest[9..]));
            if (point.Number < 0 || !parts.TryAdd((LivePart)rest[0], point))
                return null;
        }
        return parts;
    }
}
