namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>What can be liked; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Reactions.ContentKind")]
public enum ContentKind
{
    Post = 1,
    Comment = 2,
    Story = 3,
    Reel = 4,
}
