namespace InstaHub.Grains.Feeds;

/// <summary>What rankings ask about posts, remembered for a little while for all feeds of the silo. One for the silo; thread-safe.</summary>
public sealed class FeedSignals(IFeedStore store, TimeProvider time)
{
    /// <summary>Numbers are at most twice as old.</summary>
    private static readonly TimeSpan Generation = TimeSpan.FromSeconds(30);

    /// <summary>Posts of a generation, about 60 bytes each.</summary>
    private const int MostPosts = 100_000;

    /// <summary>Newest acts of each kind that make affinity.</summary>
    private const int Acts = 300;

    private readonly Lock _lock = new();
    private Dictionary<Guid, Engagement> _newer = [];
    private Dictionary<Guid, Engagement> _older = [];
    private long _since = time.GetTimestamp();

    /// <summary>Likes and comments of posts; what has none may be missing.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, Engagement>> EngagementOfAsync(IReadOnlyList<FeedEntry> entries)
    {
        var found = new Dictionary<Guid, Engagement>(entries.Count);
        var missing = new List<Guid>();
        lock (_lock)
        {
            if (_newer.Count >= MostPosts || time.GetElapsedTime(_since) > Generation)
                (_newer, _older, _since) = ([], _newer, time.GetTimestamp());
            foreach (var entry in entries)
            {
                var id = entry.Key.PostId;
                if (_newer.TryGetValue(id, out var known) || _older.TryGetValue(id, out known))
                    found[id] = known;
                else
                    missing.Add(id);
            }
        }

        if (missing.Count == 0)
            return found;
        var read = await store.FindEngagementAsync(missing);
        lock (_lock)
        {
            foreach (var id in missing)
                _newer[id] = found[id] = read.GetValueOrDefault(id);
        }
        return found;
    }

    /// <summary>How often a user has lately acted on posts of others.</summary>
    public Task<IReadOnlyDictionary<Guid, int>> AffinityOfAsync(Guid userId) => store.FindAffinityAsync(userId, Acts);
}
