using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Web.Media;

/// <summary>Compares what was declared of an upload with its first bytes. What comes after them is for the decoder to judge.</summary>
internal static class DeclaredTypes
{
    /// <returns>Why not: <see cref="MediaErrors.UnsupportedType"/> or <see cref="MediaErrors.TypeMismatch"/>; null: they agree.</returns>
    public static Error? Check(UploadTerms terms, ReadOnlySpan<byte> header)
    {
        if (terms.Kind == MediaKind.File)
            return null; // nobody ever looks into it
        if (MediaKinds.HasTracks(terms.Kind))
            return ContainerOf(header) is not { } container ? MediaErrors.UnsupportedType
                : container == MediaContainers.Of(terms.Kind, terms.ContentType) ? null
                : MediaErrors.TypeMismatch;
        return ImageTypes.Of(header) is not { } type ? MediaErrors.UnsupportedType : type == terms.ContentType ? null : MediaErrors.TypeMismatch;
    }

    private static MediaContainer? ContainerOf(ReadOnlySpan<byte> header)
    {
        if (header.Length >= 12 && header[4..].StartsWith("ftyp"u8))
            return ImageTypes.Of(header) is null ? MediaContainer.Mp4 : null; // AVIF and HEIC are such files too
        if (header.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return MediaContainer.Matroska;
        if (header.StartsWith("OggS"u8))
            return MediaContainer.Ogg;
        if (header.StartsWith("RIFF"u8) && header.Length >= 12 && header[8..].StartsWith("WAVE"u8))
            return MediaContainer.Wav;
        if (header.StartsWith("fLaC"u8))
            return MediaContainer.Flac;
        if (header.StartsWith("ID3"u8))
            return MediaContainer.Mp3;
        // Eleven or twelve bits that are set begin a frame; the layer comes two bits after them, and is 0 in ADTS alone, 1 for layer 3.
        if (header.Length < 4 || header[0] != 0xFF || (header[1] & 0xE0) != 0xE0)
            return null;
        return ((header[1] >> 1) & 3) switch { 0 when (header[1] & 0xF0) == 0xF0 => MediaContainer.Adts, 1 => MediaContainer.Mp3, _ => null };
    }
}
