namespace InstaHub.Grains.Events;

/// <summary>
/// Of which events those concerned are told directly, by whoever caused them, so that the handlers of these events need not do it. The
/// newest are kept, between <see cref="Generation"/> and twice as many: of one that is forgotten they are told twice. Thread-safe.
/// </summary>
public sealed class ToldEvents
{
    /// <summary>Events of a generation; the last two are kept. About 50 bytes each.</summary>
    public const int Generation = 10_000;

    private readonly Lock _lock = new();
    private HashSet<Guid> _newer = [];
    private HashSet<Guid> _older = [];

    /// <summary>Notes an event.</summary>
    public void Add(Guid eventId)
    {
        lock (_lock)
        {
            if (_newer.Count == Generation)
                (_newer, _older) = ([], _newer);
            _newer.Add(eventId);
        }
    }

    /// <summary>Whether an event was noted, which is forgotten thereby.</summary>
    public bool Remove(Guid eventId)
    {
        lock (_lock)
            return _newer.Remove(eventId) || _older.Remove(eventId);
    }
}
