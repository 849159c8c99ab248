using System.Buffers.Binary;

namespace InstaHub.Silo.Media;

/// <summary>The size of a PNG that we have made: the first chunk after the signature (ISO/IEC 15948, 11.2.2).</summary>
internal static class PngHeader
{
    /// <returns>Width and height, in pixels.</returns>
    public static (int Width, int Height) ReadSize(string path)
    {
        Span<byte> header = stackalloc byte[24];
        using var file = File.OpenRead(path);
        file.ReadExactly(header);
        return (BinaryPrimitives.ReadInt32BigEndian(header[16..]), BinaryPrimitives.ReadInt32BigEndian(header[20..]));
    }
}
