namespace InstaHub.GrainInterfaces.Media;

/// <summary>What there is to say of a file in a message; it never changes. Its address is another for each time: <see cref="MediaUrls"/>.</summary>
/// <param name="Id">Media id.</param>
/// <param name="Kind">What it was uploaded as.</param>
/// <param name="FileName">As the sender's device called it; null: it did not say.</param>
/// <param name="Content">What is read.</param>
/// <param name="Sizes">Of a photo, or a frame of a video: the variants that can be had, largest first; else none.</param>
/// <param name="BlurHash">Of that picture; null: there is none.</param>
/// <param name="Width">Of the photo or video as it is looked at, in pixels; 0: there is nothing to be seen.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MessageMedium")]
public sealed record MessageMedium(
    [property: Id(0)] Guid Id,
    [property: Id(1)] MediaKind Kind,
    [property: Id(2)] string? FileName,
    [property: Id(3)] MediaContent Content,
    [property: Id(4)] IReadOnlyList<MediaSize> Sizes,
    [property: Id(5)] string? BlurHash,
    [property: Id(6)] int Width,
    [property: Id(7)] int Height)
{
    /// <param name="media">One that is ready.</param>
    public static MessageMedium Of(MediaView media) =>
        new(media.Id, media.Kind, media.FileName, media.Content ?? OfOldPicture, media.Sizes, media.BlurHash, media.Width, media.Height);

    // How large the variants of photos are was not noted at first.
    private static readonly MediaContent OfOldPicture = new(MediaFormat.WebP.ContentType, 0, null, null);
}
