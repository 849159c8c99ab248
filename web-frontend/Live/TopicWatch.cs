namespace InstaHub.Web.Live;

/// <summary>Something that a connection watches.</summary>
/// <param name="id">Of what.</param>
/// <param name="connection">Whose.</param>
/// <param name="sent">Change number of what it had first.</param>
internal class TopicWatch(Guid id, LiveConnection connection, long sent)
{
    public Guid Id => id;

    public LiveConnection Connection => connection;

    /// <summary>Change number of the newest that it was sent, or that waits to be. Changes under the lock of the <see cref="WatchedTopic"/>.</summary>
    public long Sent { get; set; } = sent;

    public LatestEvent Waiting { get; protected init; } = new();
}

/// <summary>What a connection watches of one kind. Thread-safe.</summary>
internal sealed class WatchList
{
    private readonly Lock _lock = new();
    private Dictionary<Guid, TopicWatch>? _watches;
    private bool _hasEnded;

    /// <summary>Of what.</summary>
    public Guid[] Ids
    {
        get
        {
            lock (_lock)
                return _watches is null ? [] : [.. _watches.Keys];
        }
    }

    /// <summary>Adds a watch.</summary>
    /// <returns>False: it is watched already, or the connection has ended.</returns>
    public bool TryAdd(TopicWatch watch)
    {
        lock (_lock)
            return !_hasEnded && (_watches ??= []).TryAdd(watch.Id, watch);
    }

    /// <summary>Whether a watch is among them.</summary>
    public bool Has(TopicWatch watch) => Find(watch.Id) == watch;

    /// <summary>The watch of something; null: there is none.</summary>
    public TopicWatch? Find(Guid id)
    {
        lock (_lock)
            return _watches?.GetValueOrDefault(id);
    }

    /// <summary>Takes a watch away; null: there was none.</summary>
    public TopicWatch? Remove(Guid id)
    {
        lock (_lock)
            return _watches is not null && _watches.Remove(id, out var watch) ? watch : null;
    }

    /// <summary>Takes all away; from now on none can be added.</summary>
    public IReadOnlyCollection<TopicWatch> End()
    {
        lock (_lock)
        {
            var all = _watches;
            (_watches, _hasEnded) = (null, true);
            return all?.Values ?? (IReadOnlyCollection<TopicWatch>)[];
        }
    }
}
