namespace InstaHub.GrainInterfaces.Media;

/// <summary>A file that somebody wants to upload, unchecked.</summary>
/// <param name="Kind">What it is for: a name of <see cref="MediaKinds"/>.</param>
/// <param name="ContentType">Its media type, e.g. <c>image/jpeg</c>; the file's content must agree, except that of <c>file</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="FileName">What the owner's device calls it; null: it does not say.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.NewMedia")]
public sealed record NewMedia(
    [property: Id(0)] string Kind, [property: Id(1)] string ContentType, [property: Id(2)] long Size, [property: Id(3)] string? FileName = null);

/// <summary>What a file that is uploaded must be.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ContentType">Of its content.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MaxBytes">Most bytes of a file of the kind.</param>
/// <param name="ExpiresAt">Until when it can be uploaded, UTC.</param>
/// <param name="Status">Whether it is still awaited: what is not is not to be stored.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.UploadTerms")]
public sealed record UploadTerms(
    [property: Id(0)] MediaKind Kind,
    [property: Id(1)] string ContentType,
    [property: Id(2)] long Size,
    [property: Id(3)] long MaxBytes,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] MediaStatus Status);

/// <summary>A file that has been stored.</summary>
/// <param name="Attempt">The upload that brought it, and with it the file's name in the store.</param>
/// <param name="Sha256">Of its content.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.UploadedFile")]
public sealed record UploadedFile([property: Id(0)] Guid Attempt, [property: Id(1)] ReadOnlyMemory<byte> Sha256);

/// <summary>What became of an upload.</summary>
/// <param name="Media">The file.</param>
/// <param name="IsKept">Whether it is this upload's file that is used; the same content may have come before.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.UploadOutcome")]
public sealed record UploadOutcome([property: Id(0)] MediaView Media, [property: Id(1)] bool IsKept);

/// <summary>What was made of a file: the variants of a picture or of a video's frame, and its main form.</summary>
/// <param name="Width">Of the picture as it is looked at, in pixels; 0: there is none.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Sizes">Largest first.</param>
/// <param name="BlurHash">See https://blurha.sh; empty: there is no picture.</param>
/// <param name="Content">The main form; null: whoever made it does not say.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.ProcessedImage")]
public sealed record ProcessedImage(
    [property: Id(0)] int Width,
    [property: Id(1)] int Height,
    [property: Id(2)] IReadOnlyList<MediaSize> Sizes,
    [property: Id(3)] string BlurHash,
    [property: Id(4)] MediaContent? Content = null)
{
    /// <summary>Of a file in which nothing can be seen.</summary>
    public static ProcessedImage Unseen(MediaContent content) => new(0, 0, [], "", content);
}

/// <summary>Who may read the variants of a file.</summary>
[GenerateSerializer, Alias("InstaHub.Media.MediaAccess")]
public enum MediaAccess
{
    /// <summary>Nobody: it is not there, not ready, or its owner is hidden.</summary>
    Nobody = 0,

    /// <summary>Whoever has an address with a signature that has not expired.</summary>
    WithSignature = 1,

    /// <summary>Whoever knows the address.</summary>
    Anybody = 2,
}
