namespace InstaHub.GrainInterfaces.Media;

/// <summary>In what kind of file sound and moving pictures are.</summary>
public enum MediaContainer
{
    /// <summary>ISO base media and QuickTime (ISO/IEC 14496-12).</summary>
    Mp4,

    /// <summary>Matroska and WebM (RFC 9559).</summary>
    Matroska,

    /// <summary>RFC 3533.</summary>
    Ogg,

    /// <summary>RIFF with the form type <c>WAVE</c>.</summary>
    Wav,

    /// <summary>RFC 9639.</summary>
    Flac,

    /// <summary>MPEG audio layer 3, a tag (ID3v2) before it or not.</summary>
    Mp3,

    /// <summary>AAC in frames of its own (ISO/IEC 13818-7, ADTS).</summary>
    Adts,
}

/// <summary>Which media types are in which container.</summary>
public static class MediaContainers
{
    private static readonly Dictionary<string, MediaContainer> Video = new(StringComparer.Ordinal)
    {
        ["video/mp4"] = MediaContainer.Mp4,
        ["video/quicktime"] = MediaContainer.Mp4,
        ["video/webm"] = MediaContainer.Matroska,
        ["video/x-matroska"] = MediaContainer.Matroska,
    };

    private static readonly Dictionary<string, MediaContainer> Audio = new(StringComparer.Ordinal)
    {
        ["audio/mp4"] = MediaContainer.Mp4,
        ["audio/webm"] = MediaContainer.Matroska,
        ["audio/ogg"] = MediaContainer.Ogg,
        ["audio/wav"] = MediaContainer.Wav,
        ["audio/flac"] = MediaContainer.Flac,
        ["audio/mpeg"] = MediaContainer.Mp3,
        ["audio/aac"] = MediaContainer.Adts,
    };

    /// <summary>The container of a type that may be uploaded as this kind; null: it may not.</summary>
    public static MediaContainer? Of(MediaKind kind, string contentType) => kind switch
    {
        MediaKind.Video => Find(Video, contentType),
        MediaKind.Audio or MediaKind.Voice => Find(Audio, contentType),
        _ => null,
    };

    private static MediaContainer? Find(Dictionary<string, MediaContainer> types, string contentType) =>
        types.TryGetValue(contentType, out var container) ? container : null;
}
