namespace InstaHub.GrainInterfaces.Media;

/// <summary>A file as its owner, and what it is attached to, see it.</summary>
/// <param name="Id">Media id.</param>
/// <param name="OwnerId">Who uploaded it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Error">One of <see cref="MediaFailures"/> when it failed; else null.</param>
/// <param name="Sizes">What can be had once it is ready, largest first; each in all <see cref="MediaFormat.All"/>.</param>
/// <param name="BlurHash">See https://blurha.sh; null until it is ready.</param>
/// <param name="Width">Of the original as it is looked at, in pixels; 0 until it is ready.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="AttachedTo">What it belongs to; null: nothing yet.</param>
/// <param name="Content">Its main form; null until it is ready, and of pictures from before this was noted.</param>
/// <param name="FileName">As its owner's device called it, cleaned; null: it did not say.</param>
/// <param name="IsInMessage">Whether what it belongs to are messages.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MediaView")]
public sealed record MediaView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid OwnerId,
    [property: Id(2)] MediaKind Kind,
    [property: Id(3)] MediaStatus Status,
    [property: Id(4)] string? Error,
    [property: Id(5)] IReadOnlyList<MediaSize> Sizes,
    [property: Id(6)] string? BlurHash,
    [property: Id(7)] int Width,
    [property: Id(8)] int Height,
    [property: Id(9)] Guid? AttachedTo,
    [property: Id(10)] MediaContent? Content,
    [property: Id(11)] string? FileName,
    [property: Id(12)] bool IsInMessage);

/// <summary>A size in which a picture can be had.</summary>
/// <param name="Size">One of <see cref="All"/>: neither side is longer. A picture that is smaller stays as it is.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Media.MediaSize")]
public sealed record MediaSize([property: Id(0)] int Size, [property: Id(1)] int Width, [property: Id(2)] int Height)
{
    /// <summary>The sizes that are made, largest first.</summary>
    public static IReadOnlyList<int> All { get; } = [1080, 640, 150];
}

/// <summary>A format in which a picture can be had.</summary>
/// <param name="Name">As the API says it.</param>
/// <param name="Extension">As its addresses end, with the dot.</param>
/// <param name="ContentType">As it is sent.</param>
public sealed record MediaFormat(string Name, string Extension, string ContentType)
{
    public static readonly MediaFormat WebP = new("webp", ".webp", "image/webp");

    public static readonly MediaFormat Jpeg = new("jpeg", ".jpg", "image/jpeg");

    /// <summary>The formats that are made.</summary>
    public static IReadOnlyList<MediaFormat> All { get; } = [WebP, Jpeg];
}
