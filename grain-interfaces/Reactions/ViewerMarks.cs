namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>What a viewer has done to a post or comment.</summary>
[Flags, GenerateSerializer, Alias("InstaHub.Reactions.ViewerMarks")]
public enum ViewerMarks
{
    None = 0,
    Liked = 1,
    Bookmarked = 2,
}
