namespace InstaHub.Grains.Chats.Live;

/// <summary>What has come to an inbox: a reference, rendered when it is asked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ChatId">Where.</param>
/// <param name="Id">Of messages and reactions: the message; of receipts: whose they are.</param>
/// <param name="Number">Of receipts: up to which.</param>
/// <param name="IsReceipted">Of a new message: whether it is told when the viewer has been given it.</param>
public readonly record struct InboxArrival(InboxArrivalKind Kind, Guid ChatId, Guid Id = default, long Number = 0, bool IsReceipted = false);

/// <summary>What may come to an inbox.</summary>
public enum InboxArrivalKind : byte
{
    Message = 1,
    Edit = 2,
    Deletion = 3,
    Reactions = 4,
    Read = 5,
    Delivered = 6,
    Chat = 7,

    /// <summary>A chat that is in the list no more.</summary>
    ChatGone = 8,
}

/// <summary>The last arrivals. Grows with what there is. Not thread-safe.</summary>
internal sealed class ArrivalRing
{
    /// <summary>Who has missed more reloads.</summary>
    public const int Capacity = 200;

    private const int Least = 8;

    private InboxArrival[] _arrivals = new InboxArrival[Least];
    private long _count;

    public void Add(InboxArrival arrival)
    {
        // Until it is full nothing has been overwritten, so that all are at the beginning.
        if (_count == _arrivals.Length && _count < Capacity)
            Array.Resize(ref _arrivals, Math.Min(_arrivals.Length * 2, Capacity));
        _arrivals[_count++ % _arrivals.Length] = arrival;
    }

    /// <summary>The newest, in their order; null: not so many are kept.</summary>
    public IReadOnlyList<InboxArrival>? Newest(long count)
    {
        if (count > Math.Min(_count, _arrivals.Length))
            return null;
        var newest = new InboxArrival[count];
        for (var i = 0; i < newest.Length; i++)
            newest[i] = _arrivals[(_count - count + i) % _arrivals.Length];
        return newest;
    }
}
