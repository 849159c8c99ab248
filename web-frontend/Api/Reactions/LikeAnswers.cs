using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Reactions;

/// <summary>Whether the caller likes a post. <c>Counts</c>: the numbers under it; not there when the caller does not see it any more.</summary>
internal sealed record PostLikeAnswer(bool Liked, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostLikeCounts? Counts)
{
    public static PostLikeAnswer Of(LikedContent content) =>
        new(content.Liked, content.Replies is { } comments ? new(content.Likes, comments) : null);
}

/// <summary>Numbers under a post. <c>Likes</c> is null where only the author sees it.</summary>
internal sealed record PostLikeCounts(long? Likes, long Comments);

/// <summary>Whether the caller likes a comment. <c>Counts</c>: the numbers under it; not there when the caller does not see it any more.</summary>
internal sealed record CommentLikeAnswer(bool Liked, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommentLikeCounts? Counts)
{
    public static CommentLikeAnswer Of(LikedContent content) =>
        new(content.Liked, content is { Likes: { } likes, Replies: { } replies } ? new(likes, replies) : null);
}

/// <summary>Numbers under a comment.</summary>
internal sealed record CommentLikeCounts(long Likes, long Replies);

/// <summary>Something that the caller has done: a <c>like</c> of <c>CommentId</c> or else <c>PostId</c>, a <c>comment</c>, or the <c>follow</c> of a user.</summary>
internal sealed record ActivityAnswer([property: OneOf<ActivityKind>] string Kind, DateTimeOffset At)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PostId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CommentId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? UserId { get; init; }

    /// <summary>Of the caller's comment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    private static readonly (string Name, ActivityKind Kind)[] Kinds =
        [("like", ActivityKind.Like), ("comment", ActivityKind.Comment), ("follow", ActivityKind.Follow)];

    public static ActivityAnswer Of(ActivityEntry entry) => new(Kinds[(int)entry.Kind].Name, entry.Position.At)
    {
        PostId = entry.PostId,
        CommentId = entry.CommentId,
        UserId = entry.UserId,
        Text = entry.Text,
    };

    /// <summary>Reads a kind; null stands for all.</summary>
    public static bool TryReadKind(string? text, out ActivityKind? kind)
    {
        kind = Kinds.Where(known => known.Name == text).Select(known => (ActivityKind?)known.Kind).FirstOrDefault();
        return text is null || kind is not null;
    }
}
