using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>Something that connections of this process watch. Thread-safe.</summary>
internal sealed class WatchedTopic
{
    private readonly Lock _lock = new();
    private readonly HashSet<TopicWatch> _watches = [];
    private bool _isGone;

    /// <summary>Adds a watch.</summary>
    /// <returns>False: this object has been given up for a new one.</returns>
    public bool TryAdd(TopicWatch watch)
    {
        lock (_lock)
            return !_isGone && (_watches.Add(watch) || true);
    }

    /// <summary>Takes a watch away, and what waits to be sent for it.</summary>
    /// <returns>Whether it was the last: this object has been given up.</returns>
    public bool Remove(TopicWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
            watch.Waiting.Clear();
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

    /// <summary>A watch has got what has this change number in another way.</summary>
    public void Sent(TopicWatch watch, long number)
    {
        lock (_lock)
            watch.Sent = Math.Max(watch.Sent, number);
    }

    /// <summary>Change number of the oldest that any of the connections has; null: nobody watches.</summary>
    public long? OldestSent
    {
        get
        {
            lock (_lock)
                return _watches.Count == 0 ? null : _watches.Min(watch => watch.Sent);
        }
    }

    /// <summary>Change number of the newest that any of the connections has; null: nobody watches.</summary>
    public long? NewestSent
    {
        get
        {
            lock (_lock)
                return _watches.Count == 0 ? null : _watches.Max(watch => watch.Sent);
        }
    }
}
