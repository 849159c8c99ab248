using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>
/// The events of this feature. Their key is the author, by <see cref="PostGrainExtensions.EventKey"/>; their payload is a
/// <see cref="PostChange"/>. They tell where to look, not what is so: a handler reads the post again.
/// </summary>
public static class PostEvents
{
    public const string Namespace = "posts";

    /// <summary>A post was published, for the first time.</summary>
    public const string Published = "published";

    /// <summary>Something that readers see of a published or archived post was changed.</summary>
    public const string Edited = "edited";

    /// <summary>A published post was hidden from all but its author.</summary>
    public const string Archived = "archived";

    /// <summary>An archived post was put back in its place.</summary>
    public const string Unarchived = "unarchived";

    /// <summary>A post that had been published is gone.</summary>
    public const string Deleted = "deleted";

    public const string Pinned = "pinned";

    public const string Unpinned = "unpinned";
}

/// <summary>Payload of this feature's events.</summary>
/// <param name="PostId">The post.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="PublishedAt">Its place in all lists, with the id.</param>
public sealed record PostChange(Guid PostId, Guid AuthorId, DateTimeOffset PublishedAt);

/// <summary>How the payload is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PostChange))]
public sealed partial class PostEventJson : JsonSerializerContext;
