namespace InstaHub.Grains.Chats.Live;

/// <summary>Ids that were seen a while ago; of more than fit the oldest are forgotten. Thread-safe.</summary>
internal sealed class RecentIds(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Remembers an id.</summary>
    /// <returns>False: it was here.</returns>
    public bool Add(Guid id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > most)
                _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
