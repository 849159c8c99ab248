using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>Which connections of this process watch what, of one kind. A connection that ends takes its watches with it.</summary>
/// <param name="kind">What is watched.</param>
/// <param name="listOf">A connection's own list of it.</param>
internal sealed class TopicWatches(LiveTopicKind kind, Func<LiveConnection, WatchList> listOf)
{
    private readonly ConcurrentDictionary<Guid, WatchedTopic> _topics = new();

    /// <summary>What is watched here.</summary>
    public IReadOnlyCollection<KeyValuePair<Guid, WatchedTopic>> All => _topics;

    public int Count => _topics.Count;

    /// <summary>Adds a watch, unless its connection watches that already or has ended.</summary>
    public bool Add(TopicWatch watch)
    {
        if (!listOf(watch.Connection).TryAdd(watch))
            return false;
        while (_topics.GetOrAdd(watch.Id, _ => new WatchedTopic()) is var topic && !topic.TryAdd(watch))
            _topics.TryRemove(KeyValuePair.Create(watch.Id, topic));
        // It may have been ended in between, by who did not find it yet.
        if (!listOf(watch.Connection).Has(watch))
            Remove(watch);
        return true;
    }

    /// <summary>Something that is watched here; or null.</summary>
    public WatchedTopic? Find(Guid id) => _topics.GetValueOrDefault(id);

    /// <summary>Ends watches of a connection; of what it does not watch nothing is said.</summary>
    /// <returns>Those that have ended.</returns>
    public IReadOnlyList<TopicWatch> Remove(LiveConnection connection, IEnumerable<Guid> ids)
    {
        var ended = ids.Select(listOf(connection).Remove).OfType<TopicWatch>().ToArray();
        foreach (var watch in ended)
            Remove(watch);
        return ended;
    }

    /// <summary>Ends all watches of a connection, for good.</summary>
    public void End(LiveConnection connection)
    {
        foreach (var watch in listOf(connection).End())
            Remove(watch);
    }

    /// <summary>Hands an event to the connections that watch what it is about.</summary>
    public void Deliver(LiveTopic topic, LiveEvent liveEvent)
    {
        // A kind that this build does not know is for clients that are connected to a newer one.
        if (topic.Kind == kind)
            Find(topic.Id)?.Deliver(topic, liveEvent);
    }

    private void Remove(TopicWatch watch)
    {
        if (_topics.TryGetValue(watch.Id, out var topic) && topic.Remove(watch))
            _topics.TryRemove(KeyValuePair.Create(watch.Id, topic));
    }
}
