using InstaHub.Silo.Streams.Delivery;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Queues;

/// <summary>
/// The events of a queue that have been read under one lease, until their deletion is committed. Read by the queue's loop, handed
/// out to the stream agent, completed by its cursors.
/// </summary>
internal sealed class EventsInHand(EventQueueCache cache, int batchSize)
{
    private const int CounterBits = 40;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _positions = [];
    private readonly Dictionary<(string Namespace, int Partition), StreamId> _streams = [];
    private readonly List<long> _done = [];
    private List<IBatchContainer> _ready = [];
    private long _epoch;
    private long _counter;
    private long _doneSince;

    /// <summary>Set when there is something to hand out.</summary>
    public WakeSignal Arrived { get; } = new();

    /// <summary>Set when there is something to delete, and when there is much of it.</summary>
    public WakeSignal Completed { get; } = new();

    /// <summary>Events read and not yet deleted.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _positions.Count;
        }
    }

    /// <summary>Events to delete, and since when the oldest of them waits, as a time stamp.</summary>
    public (int Count, long Since) Done
    {
        get
        {
            lock (_lock)
                return (_done.Count, _doneSince);
        }
    }

    /// <summary>Begins anew, with a new lease or with none: what was read under another one is nobody's any more.</summary>
    public void Begin(long epoch)
    {
        lock (_lock)
        {
            _epoch = epoch;
            _counter = 0;
            _positions.Clear();
            _done.Clear();
            _ready = [];
        }

        cache.Drop();
    }

    /// <summary>The positions to skip of a read after a position.</summary>
    public long[] PositionsAfter(long start)
    {
        lock (_lock)
            return [.. _positions.Where(position => position > start)];
    }

    /// <summary>The positions to delete; they stay until <see cref="Forget"/>.</summary>
    public long[] TakeDone()
    {
        lock (_lock)
        {
            var done = _done.ToArray();
            Array.Sort(done);
            return done;
        }
    }

    /// <summary>These have been deleted.</summary>
    public void Forget(long[] deleted)
    {
        lock (_lock)
        {
            // Only the loop takes from the front; cursors add behind.
            _done.RemoveRange(0, deleted.Length);
            _positions.ExceptWith(deleted);
        }
    }

    /// <summary>Makes batches of rows, one stream's rows together, in their order.</summary>
    public void Add(IReadOnlyList<EventRow> rows)
    {
        lock (_lock)
        {
            foreach (var stream in rows.GroupBy(row => (row.Event.Namespace, row.Partition)))
            {
                foreach (var chunk in stream.Chunk(batchSize))
                    _ready.Add(new EventBatch(StreamOf(stream.Key), NextSequence(), [.. chunk.Select(row => row.Event)], [.. chunk.Select(row => row.Position)]));
            }

            foreach (var row in rows)
                _positions.Add(row.Position);
        }

        Arrived.Set();
    }

    /// <summary>What has come since the last call.</summary>
    public List<IBatchContainer> TakeReady()
    {
        lock (_lock)
        {
            var ready = _ready;
            _ready = ready.Count == 0 ? ready : [];
            return ready;
        }
    }

    /// <summary>Every consumer has had this batch.</summary>
    public void Complete(EventBatch batch, long now)
    {
        lock (_lock)
        {
            if (batch.Sequence >> CounterBits != _epoch)
                return;
            if (_done.Count == 0)
                _doneSince = now;
            _done.AddRange(batch.Positions);
        }

        Completed.Set();
    }

    /// <summary>Nobody takes this batch any more: it is to be read again.</summary>
    public void Release(EventBatch batch)
    {
        lock (_lock)
        {
            if (batch.Sequence >> CounterBits == _epoch)
                _positions.ExceptWith(batch.Positions);
        }
    }

    private long NextSequence() => (_epoch << CounterBits) | ++_counter;

    private StreamId StreamOf((string Namespace, int Partition) key)
    {
        if (!_streams.TryGetValue(key, out var streamId))
            _streams[key] = streamId = StreamId.Create(key.Namespace, key.Partition);
        return streamId;
    }
}
