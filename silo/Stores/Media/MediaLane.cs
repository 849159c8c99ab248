using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Silo.Stores.Media;

/// <summary>Which files wait for each other: nobody waits with a photo for a video.</summary>
public enum MediaLane
{
    /// <summary>What takes seconds: photos, voice messages, files.</summary>
    Short,

    /// <summary>What may take minutes: videos, music.</summary>
    Long,
}

/// <summary>Which kinds are in which lane.</summary>
public static class MediaLanes
{
    private static readonly short[] Long = NumbersOf(MediaLane.Long);
    private static readonly short[] Short = NumbersOf(MediaLane.Short);

    public static MediaLane Of(MediaKind kind) => kind is MediaKind.Video or MediaKind.Audio ? MediaLane.Long : MediaLane.Short;

    /// <summary>As the database numbers them.</summary>
    public static short[] KindsOf(MediaLane lane) => lane == MediaLane.Long ? Long : Short;

    private static short[] NumbersOf(MediaLane lane) => [.. Enum.GetValues<MediaKind>().Where(kind => Of(kind) == lane).Select(kind => (short)kind)];
}
