namespace InstaHub.Web.Live;

/// <summary>A post that a connection watches.</summary>
/// <param name="postId">Which.</param>
/// <param name="connection">Whose.</param>
/// <param name="sent">Change number of the numbers that it had first.</param>
internal sealed class PostWatch(Guid postId, LiveConnection connection, long sent)
{
    public Guid PostId => postId;

    public LiveConnection Connection => connection;

    /// <summary>Change number of the newest numbers that it was sent, or that wait to be. Changes under the lock of the <see cref="WatchedPost"/>.</summary>
    public long Sent { get; set; } = sent;

    public LatestEvent Waiting { get; } = new();
}

/// <summary>The posts that a connection watches. Thread-safe.</summary>
internal sealed class WatchList
{
    private readonly Lock _lock = new();
    private Dictionary<Guid, PostWatch>? _watches;
    private bool _hasEnded;

    /// <summary>Which.</summary>
    public Guid[] PostIds
    {
        get
        {
            lock (_lock)
                return _watches is null ? [] : [.. _watches.Keys];
        }
    }

    /// <summary>Adds a watch.</summary>
    /// <returns>False: the post is watched already, or the connection has ended.</returns>
    public bool TryAdd(PostWatch watch)
    {
        lock (_lock)
            return !_hasEnded && (_watches ??= []).TryAdd(watch.PostId, watch);
    }

    /// <summary>Whether a watch is among them.</summary>
    public bool Has(PostWatch watch)
    {
        lock (_lock)
            return _watches is not null && _watches.TryGetValue(watch.PostId, out var own) && own == watch;
    }

    /// <summary>Takes a watch away; null: there was none.</summary>
    public PostWatch? Remove(Guid postId)
    {
        lock (_lock)
            return _watches is not null && _watches.Remove(postId, out var watch) ? watch : null;
    }

    /// <summary>Takes all away; from now on none can be added.</summary>
    public IReadOnlyCollection<PostWatch> End()
    {
        lock (_lock)
        {
            var all = _watches;
            (_watches, _hasEnded) = (null, true);
            return all?.Values ?? (IReadOnlyCollection<PostWatch>)[];
        }
    }
}
