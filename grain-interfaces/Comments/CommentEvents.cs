using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>
/// The events of this feature. Their key is the post, by <see cref="CommentGrainExtensions.EventKey"/>; their payload is a
/// <see cref="CommentChange"/>. They tell where to look, not what is so.
/// </summary>
public static class CommentEvents
{
    public const string Namespace = "comments";

    public const string Commented = "commented";

    /// <summary>The text was changed.</summary>
    public const string Edited = "comment_edited";

    /// <summary>The comment is gone, and with it the replies to it, which have no events of their own.</summary>
    public const string Deleted = "comment_deleted";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PostId">The post it is on.</param>
/// <param name="AuthorId">Who made it.</param>
/// <param name="ReplyTo">The comment of the first level that it replies to; null: none.</param>
/// <param name="AnsweredId">Who made the very comment that was answered, which may be a reply itself; null: it answers none, or it is not known any more.</param>
public sealed record CommentChange(Guid CommentId, Guid PostId, Guid AuthorId, Guid? ReplyTo, Guid? AnsweredId);

/// <summary>How the payload is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommentChange))]
public sealed partial class CommentEventJson : JsonSerializerContext;
