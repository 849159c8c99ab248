using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>A post that connections of this process watch. Thread-safe.</summary>
internal sealed class WatchedPost
{
    private readonly Lock _lock = new();
    private readonly HashSet<PostWatch> _watches = [];
    private bool _isGone;

    /// <summary>Adds a watch.</summary>
    /// <returns>False: this object has been given up for a new one.</returns>
    public bool TryAdd(PostWatch watch)
    {
        lock (_lock)
            return !_isGone && (_watches.Add(watch) || true);
    }

    /// <summary>Takes a watch away, and what waits to be sent for it.</summary>
    /// <returns>Whether it was the last: this object has been given up.</returns>
    public bool Remove(PostWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
            watch.Waiting.Take();
            return _isGone = _watches.Count == 0;
        }
    }

    /// <summary>Hands an event to the connections that it is for and that have not got as new a one.</summary>
    public void Deliver(LiveTopic topic, LiveEvent liveEvent)
    {
        lock (_lock)
        {
            foreach (var watch in _watches)
            {
                if (topic.Number > watch.Sent && topic.IsFor(watch.Connection.UserId) && watch.Connection.Deliver(watch.Waiting, liveEvent))
                    watch.Sent = topic.Number;
            }
        }
    }

    /// <summary>Change number of the oldest numbers that any of the connections has; null: nobody watches.</summary>
    public long? OldestSent
    {
        get
        {
            lock (_lock)
                return _watches.Count == 0 ? null : _watches.Min(watch => watch.Sent);
        }
    }
}
