using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>What may be uploaded. Pure.</summary>
public static class MediaRules
{
    /// <summary>The type of a file of which nothing better is known.</summary>
    public const string AnyType = "application/octet-stream";

    private static readonly string[] ImageTypes = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/heic"];

    // What a device may open by itself after a download, and no browser runs. All others are sent without saying what they are.
    private static readonly string[] FileTypes = ["application/pdf", "application/zip", "text/plain", "text/csv"];

    /// <summary>Checks what somebody wants to upload.</summary>
    /// <returns>
    /// Or <see cref="MediaErrors.Invalid"/>, <see cref="MediaErrors.UnsupportedType"/>, <see cref="MediaErrors.TooLarge"/>.
    /// </returns>
    public static Result<CheckedMedia> Check(NewMedia media, MediaOptions limits)
    {
        var kind = MediaKinds.Find(media.Kind);
        var details = new Dictionary<string, string[]>();
        if (kind is null)
            details["kind"] = ["It is 'image', 'avatar', 'video', 'audio', 'voice' or 'file'."];
        if (media.Size < 1)
            details["size"] = ["It is the file's size in bytes, at least 1."];
        if (FileNames.ProblemOf(media.FileName) is { } problem)
            details["fileName"] = [problem];
        if (details.Count > 0)
            return MediaErrors.Invalid(details);
        if (Fold(kind!.Value, media.ContentType) is not { } contentType)
            return MediaErrors.UnsupportedType;
        var maxBytes = MaxBytesOf(kind.Value, limits);
        return media.Size > maxBytes ? MediaErrors.TooLarge(maxBytes) : new CheckedMedia(kind.Value, contentType, media.Size, FileNames.Clean(media.FileName));
    }

    /// <summary>Most bytes of a file of a kind.</summary>
    public static long MaxBytesOf(MediaKind kind, MediaOptions limits) => kind switch
    {
        MediaKind.Avatar => limits.MaxAvatarBytes,
        MediaKind.Video => limits.MaxVideoBytes,
        MediaKind.Audio => limits.MaxAudioBytes,
        MediaKind.Voice => limits.MaxVoiceBytes,
        MediaKind.File => limits.MaxFileBytes,
        _ => limits.MaxImageBytes,
    };

    // Names that are in use for the same thing. What records sound says behind a semicolon how it is coded.
    private static string? Fold(MediaKind kind, string contentType)
    {
        var type = contentType.ToLowerInvariant();
        if (kind is MediaKind.Image or MediaKind.Avatar)
            return FoldImage(type);
        type = type.Split(';')[0].Trim();
        if (kind == MediaKind.File)
            return Array.Find(FileTypes, known => known == type) ?? AnyType;
        type = type switch
        {
            "audio/x-m4a" or "audio/m4a" => "audio/mp4",
            "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => "audio/wav",
            "audio/mp3" => "audio/mpeg",
            "audio/x-flac" => "audio/flac",
            "audio/x-aac" or "audio/aacp" => "audio/aac",
            "audio/opus" => "audio/ogg",
            "video/x-m4v" => "video/mp4",
            "video/matroska" => "video/x-matroska",
            _ => type,
        };
        return MediaContainers.Of(kind, type) is null ? null : type;
    }

    private static string? FoldImage(string type) => type switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "image/heif" => "image/heic",
        _ => Array.Find(ImageTypes, known => known == type),
    };
}

/// <summary>What somebody may upload.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ContentType">Folded.</param>
/// <param name="Size">In bytes.</param>
/// <param name="FileName">Cleaned; null: none.</param>
public sealed record CheckedMedia(MediaKind Kind, string ContentType, long Size, string? FileName = null);
