using System.Buffers;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Posts.Reading;

namespace InstaHub.Grains.Feeds;

/// <summary>Makes pages of what feeds hold: the posts are gathered, and those that the viewer may not see left out, as for every reader.</summary>
public sealed class FeedReader(IFeedStore store, PostReader posts)
{
    /// <summary>Most readings for one page: after many hidden posts pages are short, not slow.</summary>
    private const int Rounds = 3;

    /// <summary>A page by time.</summary>
    public async Task<FeedPage> ReadLatestAsync(FeedInUse feed, FeedKey? after, int limit, bool why, CancellationToken cancellationToken)
    {
        var page = new FeedPageWriter(limit, why);
        var fromMemory = true;
        for (var round = 0; round < Rounds; round++)
        {
            // One more than is shown tells whether there is a next page.
            var slice = feed.Read(after, limit + 1);
            var found = slice.Entries;
            var isLast = found.Count <= limit;
            if (slice.Floor is { } floor)
            {
                var below = after < floor ? after.Value : floor;
                found = [.. found, .. await store.ReadBelowAsync(feed.UserId, below, limit + 1 - found.Count, cancellationToken)];
                (fromMemory, isLast) = (false, found.Count <= limit);
            }

            var seen = await posts.ReadAsync(feed.UserId, Array.ConvertAll<FeedEntry, Guid>([.. found], static entry => entry.Key.PostId));
            for (var i = 0; i < found.Count; i++)
            {
                if (page.IsFull)
                    return Page(new FeedPosition(after!.Value));
                after = found[i].Key;
                if (seen[i] is { } post)
                    page.Add(post, post.Author.Id == feed.UserId, null);
            }
            if (isLast)
                return Page(null);
        }
        return Page(new FeedPosition(after!.Value));

        FeedPage Page(FeedPosition? next)
        {
            FeedMetrics.PageRead(fromMemory);
            return new FeedPage(page.ToJson(), next);
        }
    }

    /// <summary>A page of a ranking; where it ends, the order by time goes on.</summary>
    public async Task<FeedPage> ReadRankedAsync(
        FeedInUse feed, PinnedRanking ranking, int offset, int limit, bool why, CancellationToken cancellationToken)
    {
        var page = new FeedPageWriter(limit, why);
        offset = Math.Clamp(offset, 0, ranking.Order.Length);
        while (offset < ranking.Order.Length && !page.IsFull)
        {
            var chunk = ranking.Order.AsMemory(offset, Math.Min(limit, ranking.Order.Length - offset));
            var seen = await posts.ReadAsync(feed.UserId, KeysOf(chunk));
            for (var i = 0; i < chunk.Length && !page.IsFull; i++)
            {
                offset++;
                var ranked = chunk.Span[i];
                // What has left the feed since does not come back by an old ranking.
                if (seen[i] is { } post && feed.Holds(ranked.Key))
                    page.Add(post, post.Author.Id == feed.UserId, ranked);
            }
        }

        FeedMetrics.PageRead(fromMemory: true);
        FeedPosition? next = offset < ranking.Order.Length ? new(default, ranking.Id, offset)
            : ranking.Lowest is { } lowest && await HasBelowAsync(feed, lowest, cancellationToken) ? new(lowest)
            : null;
        return new FeedPage(page.ToJson(), next);
    }

    /// <summary>Events as clients get them. What the viewer may not see any more counts as deleted.</summary>
    public async Task<IReadOnlyList<LiveEvent>> RenderAsync(Guid viewerId, IReadOnlyList<FeedArrival> arrivals)
    {
        var seen = await posts.ReadAsync(viewerId, [.. arrivals.Select(arrival => arrival.PostId)]);
        return [.. arrivals.Select((arrival, i) => FeedEvents.Of(arrival, seen[i]))];
    }

    private async ValueTask<bool> HasBelowAsync(FeedInUse feed, FeedKey key, CancellationToken cancellationToken)
    {
        var slice = feed.Read(key, 1);
        return slice.Entries.Count > 0
            || (slice.Floor is { } floor && (await store.ReadBelowAsync(feed.UserId, key < floor ? key : floor, 1, cancellationToken)).Count > 0);
    }

    private static Guid[] KeysOf(ReadOnlyMemory<RankedEntry> chunk)
    {
        var ids = new Guid[chunk.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = chunk.Span[i].Key.PostId;
        return ids;
    }
}

/// <summary>Gathers the posts of a page.</summary>
internal sealed class FeedPageWriter(int limit, bool why)
{
    private readonly List<SeenPost> _posts = new(limit);
    private readonly List<ReadOnlyMemory<byte>>? _why = why ? new(limit) : null;

    public bool IsFull => _posts.Count == limit;

    public void Add(SeenPost post, bool isOwn, RankedEntry? ranked)
    {
        _posts.Add(post);
        _why?.Add(Why(isOwn, ranked));
    }

    public JsonBytes ToJson() => PostJson.Array(_posts, _why);

    // A member of the post's object.
    private static ReadOnlyMemory<byte> Why(bool isOwn, RankedEntry? ranked)
    {
        var bytes = new ArrayBufferWriter<byte>(160);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("reason"u8, isOwn ? "own"u8 : "following"u8);
        if (ranked is { } place)
        {
            json.WriteNumber("score"u8, Math.Round(place.Score, 4));
            json.WriteNumber("recency"u8, Math.Round((double)place.Recency, 4));
            json.WriteNumber("engagement"u8, Math.Round((double)place.Engagement, 4));
            json.WriteNumber("affinity"u8, Math.Round((double)place.Affinity, 4));
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
