using System.Globalization;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Users;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Notifications;

/// <summary>A notification. Grains make its bytes; this is its form.</summary>
/// <param name="Id">Notification id.</param>
/// <param name="Kind"><c>like</c>, <c>comment</c>, <c>reply</c>, <c>mention</c>, <c>tag</c>, <c>follow</c>, <c>request</c> or <c>accepted</c>.</param>
/// <param name="Actors">Who did it, the newest three.</param>
/// <param name="Count">How many did it; of follows on one day more than 1,000 are not counted.</param>
/// <param name="Target">What it was done to.</param>
/// <param name="CreatedAt">When somebody, or something, new came to it; no two have one time.</param>
/// <param name="Read">Whether nothing new has come to it since it was read.</param>
internal sealed record NotificationAnswer(
    Guid Id, [property: OneOf<NotificationKind>] string Kind, IReadOnlyList<UserAnswer> Actors, int Count, NotificationTarget Target, DateTimeOffset CreatedAt, bool Read);

/// <summary>
/// What something was done to. <c>Type</c>: <c>post</c>, <c>comment</c>, or <c>user</c>, the caller. <c>PostId</c>: the post that it is, or is on.
/// <c>CommentId</c>: the comment to look at: the newest of those it tells of, or the one that it is about.
/// </summary>
internal sealed record NotificationTarget([property: OneOf("post", "comment", "user")] string Type, Guid Id)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PostId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CommentId { get; init; }
}

/// <summary>How many notifications are unread; more than 1,000 are not counted.</summary>
internal sealed record UnreadAnswer(int Unread);

/// <summary>Body of <c>POST notifications/read</c>. <c>UpTo</c>: the id of a notification, or a time: it and all before are read.</summary>
internal sealed record ReadNotificationsRequest(string UpTo)
{
    private const string Field = "upTo";
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <exception cref="ApiException">400: it is neither.</exception>
    public ReadMark ToMark()
    {
        if (Guid.TryParseExact(UpTo, "D", out var id))
            return new ReadMark(id, null);
        if (DateTimeOffset.TryParseExact(UpTo, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return new ReadMark(null, at.ToUniversalTime());
        throw new ApiException(new FieldErrors().Add(Field, "This is the id of a notification, or a time.").ToError());
    }
}
