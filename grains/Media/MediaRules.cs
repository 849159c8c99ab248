using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Grains.Media;

/// <summary>What may be uploaded. Pure.</summary>
public static class MediaRules
{
    private static readonly string[] ContentTypes = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "image/heic"];

    /// <summary>Checks what somebody wants to upload.</summary>
    /// <returns>
    /// Or <see cref="MediaErrors.Invalid"/>, <see cref="MediaErrors.UnsupportedType"/>, <see cref="MediaErrors.TooLarge"/>.
    /// </returns>
    public static Result<CheckedMedia> Check(NewMedia media, MediaOptions limits)
    {
        MediaKind? kind = media.Kind switch { "image" => MediaKind.Image, "avatar" => MediaKind.Avatar, _ => null };
        var details = new Dictionary<string, string[]>();
        if (kind is null)
            details["kind"] = ["It is 'image' or 'avatar'."];
        if (media.Size < 1)
            details["size"] = ["It is the file's size in bytes, at least 1."];
        if (details.Count > 0)
            return MediaErrors.Invalid(details);
        if (Fold(media.ContentType) is not { } contentType)
            return MediaErrors.UnsupportedType;
        var maxBytes = MaxBytesOf(kind!.Value, limits);
        return media.Size > maxBytes ? MediaErrors.TooLarge(maxBytes) : new CheckedMedia(kind.Value, contentType, media.Size);
    }

    /// <summary>Most bytes of a file of a kind.</summary>
    public static long MaxBytesOf(MediaKind kind, MediaOptions limits) => kind == MediaKind.Avatar ? limits.MaxAvatarBytes : limits.MaxImageBytes;

    // Names that are in use for the same thing.
    private static string? Fold(string contentType) => contentType.ToLowerInvariant() switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "image/heif" => "image/heic",
        var folded => Array.Find(ContentTypes, type => type == folded),
    };
}

/// <summary>What somebody may upload.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ContentType">Folded.</param>
/// <param name="Size">In bytes.</param>
public sealed record CheckedMedia(MediaKind Kind, string ContentType, long Size);
