namespace InstaHub.GrainInterfaces.Posts;

/// <summary>What state a post is in; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Posts.PostStatus")]
public enum PostStatus
{
    Draft = 0,

    /// <summary>Will be published at a time.</summary>
    Scheduled = 1,

    Published = 2,

    /// <summary>Was published; seen by its author alone, who may put it back in its place.</summary>
    Archived = 3,

    /// <summary>Gone for everybody; its rows wait to be purged.</summary>
    Deleted = 4,
}
