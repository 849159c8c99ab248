using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <summary>Pushes that wait for one web process, bounded, and the count of all there have been. Not thread-safe.</summary>
/// <param name="epoch">What they are counted under.</param>
/// <param name="capacity">Most that wait.</param>
public sealed class PushQueue(long epoch, int capacity)
{
    /// <summary>Most in one batch: what a web process takes at once.</summary>
    public const int MaxBatch = 500;

    private readonly Queue<LivePush> _waiting = new();

    /// <summary>Where the pushes are; waiting and dropped ones count.</summary>
    public PushPoint Point { get; private set; } = new(epoch, 0);

    /// <summary>Counts a push and lets it wait.</summary>
    /// <returns>How many were dropped. What is left always ends with the newest: the process sees the gap at the next batch.</returns>
    public int Add(LivePush push)
    {
        Point = Point with { Count = Point.Count + 1 };
        // All that wait, not the oldest one: the process catches up anyway, and once.
        var dropped = _waiting.Count >= capacity ? Clear() : 0;
        _waiting.Enqueue(push);
        return dropped;
    }

    /// <summary>Takes the next pushes; null when none wait.</summary>
    public PushBatch? Take()
    {
        if (_waiting.Count == 0)
            return null;
        var before = Point with { Count = Point.Count - _waiting.Count };
        var pushes = new LivePush[Math.Min(_waiting.Count, MaxBatch)];
        for (var i = 0; i < pushes.Length; i++)
            pushes[i] = _waiting.Dequeue();
        return new PushBatch(before, pushes);
    }

    /// <summary>Drops what waits.</summary>
    /// <returns>How many.</returns>
    public int Clear()
    {
        var dropped = _waiting.Count;
        _waiting.Clear();
        return dropped;
    }
}
