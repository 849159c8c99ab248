using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>Why this feature refuses.</summary>
public static class ReactionErrors
{
    /// <summary>There is none, or the caller may not know: the very same answer.</summary>
    public static readonly Error NoSuchContent = new(ErrorKind.NotFound, "not_found", "There is nothing here.");

    public static readonly Error LikesHidden = new(ErrorKind.Forbidden, "likes_hidden", "Only the author sees who likes this.");
}
