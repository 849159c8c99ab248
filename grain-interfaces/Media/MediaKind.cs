namespace InstaHub.GrainInterfaces.Media;

/// <summary>What a file is for, which decides its limits and who may see it; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Media.MediaKind")]
public enum MediaKind
{
    /// <summary>A photo of a post, seen by whoever may see what its owner posts, or of a message.</summary>
    Image = 1,

    /// <summary>A picture of a profile, cut to a square: seen by whoever may see the profile, so by everybody, of a private account too.</summary>
    Avatar = 2,

    /// <summary>A video of a message.</summary>
    Video = 3,

    /// <summary>A piece of music or the like, of a message.</summary>
    Audio = 4,

    /// <summary>Something spoken, as a message.</summary>
    Voice = 5,

    /// <summary>Any file, of a message: never looked into, never shown, only downloaded.</summary>
    File = 6,
}

/// <summary>The names of kinds in the API.</summary>
public static class MediaKinds
{
    private static readonly string[] Names = ["image", "avatar", "video", "audio", "voice", "file"];

    /// <summary>The name of a kind.</summary>
    public static string NameOf(MediaKind kind) => Names[(int)kind - 1];

    /// <summary>The kind of a name; null: none is called so.</summary>
    public static MediaKind? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? (MediaKind)(index + 1) : null;

    /// <summary>What the main form of a file of this kind is called in its address and in the store; of a photo it is the largest variant.</summary>
    public static string ContentNameOf(MediaKind kind) => kind switch
    {
        MediaKind.Video => "video.mp4",
        MediaKind.Audio or MediaKind.Voice => "audio.m4a",
        MediaKind.File => "file",
        _ => $"{MediaSize.All[0]}{MediaFormat.WebP.Extension}",
    };

    /// <summary>Whether variants of a picture are made of it: of a video, those of one frame.</summary>
    public static bool HasPicture(MediaKind kind) => kind is MediaKind.Image or MediaKind.Avatar or MediaKind.Video;

    /// <summary>Whether it is decoded by <c>ffmpeg</c>.</summary>
    public static bool HasTracks(MediaKind kind) => kind is MediaKind.Video or MediaKind.Audio or MediaKind.Voice;
}
