using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Media;

/// <summary>
/// Body of <c>POST media</c>: what is to be uploaded. <c>Kind</c> is <c>image</c>, <c>avatar</c>, <c>video</c>, <c>audio</c>, <c>voice</c> or
/// <c>file</c>; <c>Size</c> is in bytes; <c>FileName</c> is what readers of a message see.
/// </summary>
internal sealed record UploadRequest([property: OneOf<MediaKind>] string Kind, string ContentType, long Size, string? FileName = null);

/// <summary>How a file is uploaded: a request by <c>Method</c> to <c>UploadUrl</c> with <c>Headers</c>, until <c>ExpiresAt</c>.</summary>
internal sealed record UploadAnswer(Guid Id, string UploadUrl, [property: OneOf("PUT")] string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);

/// <summary>
/// A file that was or is to be uploaded. <c>Error</c> says why it failed. Once it is ready, <c>Variants</c> can be had of a photo or of a
/// frame of a video, and at <c>Url</c> what is not a photo: of a type and of so many bytes, playing for <c>Duration</c> seconds, as loud as
/// <c>Waveform</c> says.
/// </summary>
internal sealed record MediaAnswer(
    Guid Id, [property: OneOf<MediaStatus>] string Status,
    [property: OneOf(
        MediaFailures.Damaged, MediaFailures.TooManyPixels, MediaFailures.TooLong, MediaFailures.UnsupportedType, MediaFailures.Timeout, MediaFailures.NoDecoder, MediaFailures.GivenUp)]
    string? Error, [property: OneOf<MediaKind>] string Kind, IReadOnlyList<VariantAnswer> Variants, string? BlurHash, int? Width, int? Height,
    string? Url, string? FileName, long? Size, string? ContentType, double? Duration, IReadOnlyList<int>? Waveform)
{
    /// <param name="media">The file.</param>
    /// <param name="urls">Makes addresses.</param>
    /// <param name="signature">For the addresses; null: anybody may read it, and it is a photo.</param>
    public static MediaAnswer Of(MediaView media, MediaUrls urls, MediaUrlSignature? signature)
    {
        var isSeen = media.Status == MediaStatus.Ready && MediaKinds.HasPicture(media.Kind);
        var content = media.Kind is MediaKind.Image or MediaKind.Avatar ? null : media.Content;
        return new(
            media.Id, NameOf(media.Status), media.Error, MediaKinds.NameOf(media.Kind),
            isSeen ? VariantAnswer.Of(media, urls, signature) : [], media.BlurHash, isSeen ? media.Width : null, isSeen ? media.Height : null,
            content is not null && signature is { } signed ? urls.OfContent(media.Id, media.Kind, signed) : null, media.FileName,
            content?.Size, content?.ContentType, content?.DurationMs / 1000.0, content?.Waveform is { } waveform ? [.. waveform.ToArray()] : null);
    }

    private static string NameOf(MediaStatus status) => status switch
    {
        MediaStatus.Awaiting => "awaiting",
        MediaStatus.Processing => "processing",
        MediaStatus.Ready => "ready",
        _ => "failed",
    };
}

/// <summary>
/// A picture as it can be had. <c>Size</c> is the length that neither side exceeds; <c>Format</c> is <c>webp</c> or <c>jpeg</c>;
/// <c>Width</c> and <c>Height</c> are in pixels.
/// </summary>
internal sealed record VariantAnswer(int Size, [property: OneOf("webp", "jpeg")] string Format, string Url, int Width, int Height)
{
    public static IReadOnlyList<VariantAnswer> Of(MediaView media, MediaUrls urls, MediaUrlSignature? signature) =>
    [
        .. from size in media.Sizes
           from format in MediaFormat.All
           let url = signature is { } signed ? urls.Of(media.Id, size.Size, format, signed) : urls.Of(media.Id, size.Size, format)
           select new VariantAnswer(size.Size, format.Name, url, size.Width, size.Height),
    ];
}

/// <summary>The JSON of this feature.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadRequest))]
[JsonSerializable(typeof(Success<UploadAnswer>))]
[JsonSerializable(typeof(Success<MediaAnswer>))]
internal sealed partial class MediaJson : JsonSerializerContext;
