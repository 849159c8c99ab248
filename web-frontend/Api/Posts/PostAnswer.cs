using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Media;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Posts;

/// <summary>A post as the caller may see it. Grains make its bytes; this is its form.</summary>
/// <param name="Id">Post id.</param>
/// <param name="Caption">May be empty when there are media.</param>
/// <param name="Media">Pictures, in the order shown.</param>
/// <param name="Hashtags">Normalized and folded, each once.</param>
/// <param name="Mentions">Users whom the caption mentions, by the name in it.</param>
/// <param name="Location">Where it says it is from.</param>
/// <param name="PublishedAt">Null: not published yet.</param>
/// <param name="EditedAt">When its caption, media texts or location were last changed; null: never since it was published.</param>
/// <param name="Flags">What its author has decided.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Counts">Numbers under it.</param>
/// <param name="Viewer">What the caller has done to it.</param>
internal sealed record PostAnswer(
    Guid Id, string Caption, IReadOnlyList<PostMediaAnswer> Media, IReadOnlyList<string> Hashtags, IReadOnlyList<MentionAnswer> Mentions,
    PostLocation? Location, DateTimeOffset? PublishedAt, DateTimeOffset? EditedAt, PostFlags Flags, UserAnswer Author, PostCounts Counts, PostViewer Viewer)
{
    /// <summary>Of what is not published yet: <c>draft</c> or <c>scheduled</c>.</summary>
    [OneOf("draft", "scheduled")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>Of what is not published yet: when it will be; null: not at a time.</summary>
    [CanBeNull]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Of what is not published yet: when it was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>In a feed that was asked for with <c>why=1</c>: why the post is where it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PostReason? Why { get; init; }
}

/// <summary>
/// Why a post is in a feed. <c>Reason</c>: <c>own</c> or <c>following</c>. The numbers are of the ranked order: the score, and the parts that
/// it is made of.
/// </summary>
internal sealed record PostReason([property: OneOf("own", "following")] string Reason)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Recency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Engagement { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Affinity { get; init; }
}

/// <summary>A picture of a post, with what its author says of it.</summary>
internal sealed record PostMediaAnswer(
    Guid Id, [property: OneOf("image")] string Kind, IReadOnlyList<VariantAnswer> Variants, string? BlurHash, int Width, int Height, string AltText, IReadOnlyList<PersonTagAnswer> Tags);

/// <summary>What was said of a picture.</summary>
internal sealed record MediaTextAnswer(Guid Id, string AltText, IReadOnlyList<PersonTagAnswer> Tags);

/// <summary>Somebody on a picture, and what they were called when tagged.</summary>
internal sealed record PersonTagAnswer(Guid UserId, string Username, double X, double Y);

/// <summary>Somebody whom a caption mentions.</summary>
internal sealed record MentionAnswer(Guid Id, string Username);

/// <summary>What a post's author has decided about it.</summary>
internal sealed record PostFlags(bool CommentsOff, bool HideLikes, bool Archived, bool Pinned);

/// <summary>Numbers under a post. <c>Likes</c> is null where only the author sees it.</summary>
internal sealed record PostCounts(long? Likes, long Comments);

/// <summary>What the caller has done to a post.</summary>
internal sealed record PostViewer(bool Liked, bool Bookmarked);

/// <summary>What a post said until it was edited.</summary>
internal sealed record PostRevisionAnswer(DateTimeOffset Since, string Caption, IReadOnlyList<MediaTextAnswer> Media, PostLocation? Location)
{
    public static PostRevisionAnswer Of(PostRevision revision) => new(
        revision.Since,
        revision.Caption,
        [.. revision.Media.Select(media => new MediaTextAnswer(
            media.Id, media.AltText, [.. media.Tags.Select(tag => new PersonTagAnswer(tag.UserId, tag.Username, tag.X, tag.Y))]))],
        revision.Location);
}

/// <summary>
/// A hashtag. <c>Posts</c>: how many published posts have it, also those that the caller may not see: for them it is approximate.
/// <c>Following</c>: whether the caller follows it; not there for who is not signed in.
/// </summary>
internal sealed record HashtagAnswer(string Tag, long Posts)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Following { get; init; }

    public static HashtagAnswer Of(HashtagView view) => new(view.Tag, view.Posts) { Following = view.Following };
}

/// <summary>The JSON of posts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreatePostRequest))]
[JsonSerializable(typeof(EditPostRequest))]
[JsonSerializable(typeof(Success<PostAnswer>))]
[JsonSerializable(typeof(Page<PostAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<PostRevisionAnswer>>))]
[JsonSerializable(typeof(Success<HashtagAnswer>))]
internal sealed partial class PostApiJson : JsonSerializerContext;
