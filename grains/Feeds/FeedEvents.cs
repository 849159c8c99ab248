using System.Text;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Posts.Reading;

namespace InstaHub.Grains.Feeds;

/// <summary>Makes the events of feeds.</summary>
internal static class FeedEvents
{
    public const string New = "post:new";
    public const string Updated = "post:updated";
    public const string Deleted = "post:deleted";

    /// <summary>An event; what is not seen is told as deleted.</summary>
    public static LiveEvent Of(FeedArrival arrival, SeenPost? seen) =>
        seen is null || arrival.Change == FeedChange.Removed ? Gone(arrival.PostId)
        : new(arrival.Change == FeedChange.Added ? New : Updated, PostJson.View(seen).Json.Utf8);

    public static LiveEvent Gone(Guid postId) => new(Deleted, Encoding.UTF8.GetBytes($"{{\"id\":\"{postId:D}\"}}"));
}
