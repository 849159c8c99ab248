using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>Why this feature refuses.</summary>
public static class FeedErrors
{
    /// <summary>The ranking that the cursor belongs to is gone.</summary>
    public static readonly Error CursorExpired = new(ErrorKind.Gone, "cursor_expired", "This list is no longer kept. Begin it again.");
}
