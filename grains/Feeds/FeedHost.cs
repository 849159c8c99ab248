using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>The feeds in use on this silo, and which of them a post concerns. One for the silo.</summary>
public sealed class FeedHost(IFeedStore store, IFeedPusher pusher, TimeProvider time)
{
    /// <summary>How long a feed counts as looked at after a connection of its user has asked; connections ask every ten seconds.</summary>
    private static readonly TimeSpan Connection = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Feeds read anew at the same time when an epoch begins. All of ten thousand at once would fill the connections to the database,
    /// the lease would lapse behind them, and with it they would all be read anew.
    /// </summary>
    public const int MostRefreshing = 16;

    private readonly ConcurrentDictionary<Guid, FeedInUse> _feeds = new();
    private readonly AuthorIndex _index = new();
    private readonly RecentlyGone _gone = new(time);

    // One batch of news after the other uses it.
    private readonly Lock _lock = new();
    private FeedInUse[] _buffer = new FeedInUse[64];

    // The epoch that connected feeds are read anew for.
    private long _refreshing;

    internal static long ConnectionTicks { get; } = (long)Connection.TotalMilliseconds;

    internal IFeedStore Store => store;

    internal long Now => (long)time.GetElapsedTime(0).TotalMilliseconds;

    /// <summary>Feeds in use.</summary>
    public int Count => _feeds.Count;

    /// <summary>The feed of a user; null: it is not in use here.</summary>
    public FeedInUse? Find(Guid userId) => _feeds.GetValueOrDefault(userId);

    /// <summary>Some of the feeds in use, at random.</summary>
    public IReadOnlyList<FeedInUse> Sample(int most)
    {
        var all = _feeds.Values.ToArray();
        return all.Length <= most ? all : Random.Shared.GetItems(all, most).Distinct().ToArray();
    }

    /// <summary>Takes a feed into use. It knows nothing yet: see <see cref="FeedInUse.RefreshAsync"/>.</summary>
    public FeedInUse Open(Guid userId)
    {
        var feed = new FeedInUse(userId, this);
        _feeds.AddOrUpdate(
            userId,
            feed,
            (_, old) =>
            {
                old.Close();
                return feed;
            });
        return feed;
    }

    /// <summary>Ends the use of a feed.</summary>
    public void Close(FeedInUse feed)
    {
        _feeds.TryRemove(new(feed.UserId, feed));
        feed.Close();
    }

    /// <summary>Brings news to the feeds that they concern. They are in them when it returns; pushes come after.</summary>
    public void Deliver(FeedNews news)
    {
        if (_feeds.IsEmpty)
            return;
        lock (_lock)
        {
            foreach (var post in news.Posts)
                Deliver(post);
            foreach (var author in news.Authors)
            {
                foreach (var feed in _index.Of(author, ref _buffer))
                    feed.LookAgain(author);
            }
        }

        foreach (var (first, second) in news.Pairs)
        {
            if (_feeds.TryGetValue(first, out var feed))
                feed.LookAgain(second);
            if (_feeds.TryGetValue(second, out feed))
                feed.LookAgain(first);
        }
    }

    /// <summary>Whether the feed of one of two users is in use here.</summary>
    public bool Knows(FeedPair pair) => !_feeds.IsEmpty && (_feeds.ContainsKey(pair.First) || _feeds.ContainsKey(pair.Second));

    /// <summary>Feeds that are looked at, after the silo has been out of touch: what they hold is read anew.</summary>
    /// <param name="epoch">The new epoch.</param>
    public void RefreshConnected(long epoch)
    {
        Interlocked.Exchange(ref _refreshing, epoch);
        var connected = new ConcurrentQueue<FeedInUse>(_feeds.Values.Where(feed => feed.IsConnected));
        foreach (var feed in connected)
            feed.Distrust(epoch);
        for (var i = 0; i < MostRefreshing; i++)
            _ = RefreshAsync(connected, epoch);
    }

    // Until the next epoch begins, which reads them all. What cannot be read, whoever looks asks for again.
    private async Task RefreshAsync(ConcurrentQueue<FeedInUse> feeds, long epoch)
    {
        while (Interlocked.Read(ref _refreshing) == epoch && feeds.TryDequeue(out var feed))
            await feed.RefreshAsync(epoch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    internal void Register(Guid author, FeedInUse feed) => _index.Add(author, feed);

    internal void Unregister(Guid author, FeedInUse feed) => _index.Remove(author, feed);

    private void Deliver(in FeedPost post)
    {
        if (!_gone.IsNews(post))
            return;
        FeedPush? push = null;
        var feeds = _index.Of(post.AuthorId, ref _buffer);
        foreach (var feed in feeds)
        {
            var change = feed.Apply(post);
            if (change != FeedChange.None)
                (push ??= new(post.Key.PostId, change)).Feeds.Add(feed);
        }
        FeedMetrics.Delivered(feeds.Length);
        if (push is not null)
            pusher.Push(push);
    }
}

/// <summary>
/// Posts that have left feeds a while ago, or come back: news of how they were before, that come late, are not believed. Not thread-safe.
/// </summary>
internal sealed class RecentlyGone(TimeProvider time)
{
    /// <summary>Much longer than any news are under way.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    /// <summary>Most of them; of more the oldest are forgotten.</summary>
    private const int Most = 100_000;

    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Queue<(Guid PostId, long Since)> _order = new();

    public bool IsNews(in FeedPost post)
    {
        Forget();
        var isKnown = _versions.TryGetValue(post.Key.PostId, out var newest);
        if (isKnown && post.Version < newest)
            return false;
        // Before its first version a post was nothing.
        if (!post.IsPublished || post.Version > 1)
        {
            if (!isKnown)
                _order.Enqueue((post.Key.PostId, time.GetTimestamp()));
            _versions[post.Key.PostId] = post.Version;
        }
        return true;
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && (_order.Count > Most || time.GetElapsedTime(oldest.Since) > Memory))
        {
            _order.Dequeue();
            _versions.Remove(oldest.PostId);
        }
    }
}
