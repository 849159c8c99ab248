namespace InstaHub.GrainInterfaces.Media;

/// <summary>What a file is for, which decides its limits and who may see it; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Media.MediaKind")]
public enum MediaKind
{
    /// <summary>A photo of a post: seen by whoever may see what its owner posts.</summary>
    Image = 1,

    /// <summary>A picture of a profile, cut to a square: seen by whoever may see the profile, so by everybody, of a private account too.</summary>
    Avatar = 2,
}
