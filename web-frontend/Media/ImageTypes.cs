namespace InstaHub.Web.Media;

/// <summary>Tells what kind of picture a file is by its first bytes. What comes after them is for the decoder to judge.</summary>
internal static class ImageTypes
{
    /// <summary>How many bytes are looked at.</summary>
    public const int HeaderBytes = 64;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The media type; null: none that is known here.</summary>
    public static string? Of(ReadOnlySpan<byte> header)
    {
        if (header.StartsWith(Jpeg))
            return "image/jpeg";
        if (header.StartsWith(Png))
            return "image/png";
        if (header.StartsWith("GIF87a"u8) || header.StartsWith("GIF89a"u8))
            return "image/gif";
        if (header.StartsWith("RIFF"u8) && header.Length >= 12 && header[8..].StartsWith("WEBP"u8))
            return "image/webp";
        return header.Length >= 12 && header[4..].StartsWith("ftyp"u8) ? OfBrands(header) : null;
    }

    // ISO/IEC 14496-12: a box with its length, 'ftyp', the major brand, a version, and the brands it is compatible with. A picture whose
    // major brand says only that it is one ('mif1') has its coding among the others.
    private static string? OfBrands(ReadOnlySpan<byte> header)
    {
        var length = Math.Min(header.Length, (header[0] << 24) | (header[1] << 16) | (header[2] << 8) | header[3]);
        for (var at = 8; at + 4 <= length; at += at == 8 ? 8 : 4)
        {
            var brand = header.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return "image/avif";
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8))
                return "image/heic";
        }
        return null;
    }
}
