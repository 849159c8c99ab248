namespace InstaHub.Grains.Graph;

/// <summary>
/// Which changes everybody concerned was told of, until their events come, so that nobody is told twice and made to read again. The
/// newest are kept, between <see cref="Generation"/> and twice as many: who is told again for want of memory reads once more.
/// </summary>
public sealed class ToldChanges
{
    /// <summary>Changes of a generation; the last two are kept. About 100 bytes each.</summary>
    public const int Generation = 10_000;

    private readonly Lock _lock = new();
    private HashSet<(Guid, Guid, long)> _newer = [];
    private HashSet<(Guid, Guid, long)> _older = [];

    /// <summary>Notes that a change was told of.</summary>
    public void Add(Guid actorId, Guid targetId, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_newer.Count == Generation)
                (_newer, _older) = ([], _newer);
            _newer.Add(Key(actorId, targetId, at));
        }
    }

    /// <summary>Whether a change was told of, which is forgotten thereby.</summary>
    public bool Remove(Guid actorId, Guid targetId, DateTimeOffset at)
    {
        lock (_lock)
            return _newer.Remove(Key(actorId, targetId, at)) || _older.Remove(Key(actorId, targetId, at));
    }

    // The database keeps microseconds of an event's time.
    private static (Guid, Guid, long) Key(Guid actorId, Guid targetId, DateTimeOffset at) => (actorId, targetId, at.UtcTicks / TimeSpan.TicksPerMicrosecond);
}
