using System.Buffers.Binary;

namespace Orleans.Embedded;

/// <summary>
/// Bob Jenkins' 32-bit hash of 1996 with initial value 0 (http://burtleburtle.net/bob/hash/evahash.html), by which the rows of
/// grain storage are found.
/// </summary>
internal static class JenkinsHash
{
    private const uint GoldenRatio = 0x9e3779b9;

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        uint a = GoldenRatio, b = GoldenRatio, c = 0;
        for (; data.Length >= 12; data = data[12..])
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(data);
            b += BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
            Mix(ref a, ref b, ref c);
        }

        // The last word's lowest byte is kept for the length.
        Span<byte> rest = stackalloc byte[12];
        rest.Clear();
        data[..Math.Min(data.Length, 8)].CopyTo(rest);
        if (data.Length > 8)
        {
            data[8..].CopyTo(rest[9..]);
        }

        a += BinaryPrimitives.ReadUInt32LittleEndian(rest);
        b += BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]) + length;
        Mix(ref a, ref b, ref c);
        return c;
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        a = (a - b - c) ^ (c >> 13);
        b = (b - c - a) ^ (a << 8);
        c = (c - a - b) ^ (b >> 13);
        a = (a - b - c) ^ (c >> 12);
        b = (b - c - a) ^ (a << 16);
        c = (c - a - b) ^ (b >> 5);
        a = (a - b - c) ^ (c >> 3);
        b = (b - c - a) ^ (a << 10);
        c = (c - a - b) ^ (b >> 15);
    }
}
