using System.Buffers.Binary;

namespace InstaHub.Silo.Media;

/// <summary>
/// Takes what is no picture out of a WebP file (RFC 9649) that we have made. libvips 8.14 writes a standard Exif chunk into each, even
/// when told to strip.
/// </summary>
public static class WebPMetadata
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    /// <summary>Where an extended file's first chunk says what is in it: ICC profile 0x20, Exif 0x08, XMP 0x04.</summary>
    private const int FlagsOffset = RiffHeader + ChunkHeader;
    private const byte KeptFlags = 0xFF ^ 0x2C;

    /// <summary>The file without its colour profile, Exif and XMP chunks.</summary>
    /// <exception cref="InvalidDataException">It is no WebP file.</exception>
    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffHeader || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            throw new InvalidDataException("This is no WebP file.");

        var kept = new byte[file.Length];
        var length = RiffHeader;
        file[..RiffHeader].CopyTo(kept);
        for (var rest = file[RiffHeader..]; rest.Length > 0;)
        {
            var size = rest.Length < ChunkHeader ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var whole = ChunkHeader + (long)size + (size & 1);
            if (whole > rest.Length)
                throw new InvalidDataException("A chunk of the WebP file is longer than the file.");
            var chunk = rest[..(int)whole];
            rest = rest[(int)whole..];
            if (chunk.StartsWith("ICCP"u8) || chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
                continue;
            chunk.CopyTo(kept.AsSpan(length));
            length += chunk.Length;
        }

        if (kept.AsSpan(RiffHeader).StartsWith("VP8X"u8))
            kept[FlagsOffset] &= KeptFlags;
        BinaryPrimitives.WriteUInt32LittleEndian(kept.AsSpan(4), (uint)(length - 8));
        return kept[..length];
    }
}
