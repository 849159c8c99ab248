using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Posts;

/// <summary>A post as the database has it. Times are UTC, in whole microseconds.</summary>
public sealed record StoredPost
{
    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    public required PostStatus Status { get; init; }

    public string Caption { get; init; } = "";

    public IReadOnlyList<PostMedia> Media { get; init; } = [];

    public PostLocation? Location { get; init; }

    /// <summary>In their one form, each once.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public bool CommentsOff { get; init; }

    public bool HideLikes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of a scheduled post.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Of published posts alone.</summary>
    public DateTimeOffset? PinnedAt { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The numbers when it was read; not of the post's row.</summary>
    public ContentCounts Counts { get; init; } = new(0, 0, 0);
}

/// <summary>Somebody whom a caption mentions.</summary>
/// <param name="Id">Who.</param>
/// <param name="Username">By which name: the one in the caption, folded, whoever has it later.</param>
public sealed record Mention(Guid Id, string Username);

/// <summary>How the columns of JSON are written.</summary>
[JsonSerializable(typeof(IReadOnlyList<PostMedia>))]
[JsonSerializable(typeof(PostLocation))]
public sealed partial class StoredPostJson : JsonSerializerContext
{
    public static StoredPostJson Columns { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
