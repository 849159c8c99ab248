using System.Threading.Channels;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Common;
using InstaHub.Grains.Live;
using InstaHub.Grains.Posts.Reading;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Feeds;

/// <summary>Tells connections of what has come to feeds.</summary>
public interface IFeedPusher
{
    /// <summary>Tells the feeds' connections, after those of earlier calls. Returns at once and does not throw: who is not reached finds out by the numbers.</summary>
    void Push(FeedPush push);
}

/// <summary>What has happened to a post in feeds that are looked at.</summary>
public sealed record FeedPush(Guid PostId, FeedChange Change)
{
    public List<FeedInUse> Feeds { get; } = [];
}

/// <inheritdoc cref="IFeedPusher"/>
public sealed partial class FeedPusher(PostReader posts, IPusher pusher, IGrainFactory grains, ILogger<FeedPusher> logger) : IFeedPusher, IDisposable
{
    /// <summary>Most that wait; who would get more reloads.</summary>
    private const int MostWaiting = 10_000;

    private readonly Channel<FeedPush> _waiting = Channel.CreateBounded<FeedPush>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private int _isRunning;

    public void Push(FeedPush push)
    {
        if (!_waiting.Writer.TryWrite(push))
            Lose(push);
        else if (Interlocked.Exchange(ref _isRunning, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static pusher => _ = pusher.RunAsync(), this, preferLocal: false);
    }

    public void Dispose() => _waiting.Writer.TryComplete();

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var push))
            {
                try
                {
                    await SendAsync(push);
                }
                catch (Exception exception)
                {
                    LogNotPushed(exception, push.PostId);
                    Lose(push);
                }
            }
        }
    }

    private async Task SendAsync(FeedPush push)
    {
        var arrival = new FeedArrival(push.Change, push.PostId);
        if (push.Change == FeedChange.Removed)
        {
            pusher.Publish(await PlaceAsync(push.Feeds, arrival), FeedEvents.Gone(push.PostId));
            return;
        }

        var seen = await posts.ReadForAsync(
            push.PostId, push.Feeds.ConvertAll(feed => feed.UserId), (i, author) => push.Feeds[i].GetRelationAsync(author, FindRelation),
            isNew: push.Change == FeedChange.Added);
        // Most viewers are sent the very same bytes.
        var groups = new Dictionary<long, (SeenPost Seen, List<FeedInUse> Feeds)>();
        for (var i = 0; i < seen.Count; i++)
        {
            if (seen[i] is not { } post)
                continue;
            var tag = PostJson.TagOf(post);
            if (!groups.TryGetValue(tag, out var group))
                groups[tag] = group = (post, []);
            group.Feeds.Add(push.Feeds[i]);
        }
        foreach (var (post, feeds) in groups.Values)
            pusher.Publish(await PlaceAsync(feeds, arrival), FeedEvents.Of(arrival, post));
    }

    private ValueTask<Relation> FindRelation(Guid viewerId, Guid authorId) => grains.GetRelationships(viewerId).Get(authorId);

    private async Task<PlacedTarget[]> PlaceAsync(List<FeedInUse> feeds, FeedArrival arrival)
    {
        var targets = feeds.ConvertAll(feed => new LiveTarget(feed.UserId, LivePart.Feed, feed.NextArrival(arrival)));
        var processes = await ValueTasks.AllAsync(feeds.Count, i => feeds[i].GetProcessesAsync(pusher.FindProcessesAsync));
        return [.. targets.Zip(processes, (target, there) => new PlacedTarget(target, there))];
    }

    private static void Lose(FeedPush push)
    {
        foreach (var feed in push.Feeds)
            feed.RestartArrivals();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} was not pushed to those who look; they read their feeds anew")]
    private partial void LogNotPushed(Exception exception, Guid postId);
}
