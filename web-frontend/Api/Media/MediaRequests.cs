using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Web.Api.Media;

/// <summary>Body of <c>POST media</c>: what is to be uploaded. <c>Kind</c> is <c>image</c> or <c>avatar</c>; <c>Size</c> is in bytes.</summary>
internal sealed record UploadRequest(string Kind, string ContentType, long Size);

/// <summary>How a file is uploaded: a request by <c>Method</c> to <c>UploadUrl</c> with <c>Headers</c>, until <c>ExpiresAt</c>.</summary>
internal sealed record UploadAnswer(Guid Id, string UploadUrl, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);

/// <summary>A file that was or is to be uploaded. <c>Error</c> says why it failed; <c>Variants</c> can be had once it is ready.</summary>
internal sealed record MediaAnswer(
    Guid Id, string Status, string? Error, string Kind, IReadOnlyList<VariantAnswer> Variants, string? BlurHash, int? Width, int? Height)
{
    /// <param name="media">The file.</param>
    /// <param name="urls">Makes addresses.</param>
    /// <param name="signature">For the addresses; null: anybody may read it.</param>
    public static MediaAnswer Of(MediaView media, MediaUrls urls, MediaUrlSignature? signature)
    {
        var isReady = media.Status == MediaStatus.Ready;
        return new(
            media.Id, NameOf(media.Status), media.Error, media.Kind == MediaKind.Avatar ? "avatar" : "image",
            isReady ? VariantAnswer.Of(media, urls, signature) : [], media.BlurHash, isReady ? media.Width : null, isReady ? media.Height : null);
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
internal sealed record VariantAnswer(int Size, string Format, string Url, int Width, int Height)
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
