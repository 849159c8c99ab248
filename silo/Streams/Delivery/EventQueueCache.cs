using System.Diagnostics.CodeAnalysis;
using InstaHub.Silo.Streams.Queues;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>
/// What a stream agent has of its queue, by stream, until every consumer has had it. A batch that cannot be delivered stays the
/// next one of its cursor, so that nothing overtakes it and nothing is lost; other streams go on.
/// </summary>
/// <remarks>
/// The agent holds a cursor while it finds out who consumes a stream, then one for each consumer. A batch is complete when all
/// cursors of its stream have passed it. That is told at once and not by way of what the agent purges.
/// </remarks>
internal sealed class EventQueueCache : IQueueCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StreamId, StreamBatches> _streams = [];

    /// <summary>Called for a batch that every consumer has had.</summary>
    public required Action<EventBatch> OnComplete { get; init; }

    /// <summary>Called for a batch that its consumer has left.</summary>
    public required Action<EventBatch> OnRelease { get; init; }

    /// <inheritdoc/>
    public int GetMaxAddCount() => QueueAdapterConstants.UNLIMITED_GET_QUEUE_MSG;

    /// <summary>Never: how much comes is seen to where the queue is read.</summary>
    public bool IsUnderPressure() => false;

    /// <inheritdoc/>
    public void AddToCache(IList<IBatchContainer> messages)
    {
        lock (_lock)
        {
            foreach (EventBatch batch in messages)
                StreamOf(batch.StreamId).Batches.AddLast(batch);
        }
    }

    /// <summary>Gives nothing. The agent asks before each read, and only while it runs: so what no cursor wants now, nobody wants.</summary>
    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        purgedItems = null;
        List<(EventBatch Batch, bool HasConsumer)>? left = null;
        lock (_lock)
        {
            foreach (var stream in _streams.Values.Where(stream => stream is { Cursors.Count: 0, Batches.Count: > 0 }))
            {
                (left ??= []).AddRange(stream.Batches.Select(batch => (batch, stream.HasConsumer)));
                stream.Batches.Clear();
            }
        }

        foreach (var (batch, hasConsumer) in left ?? [])
            (hasConsumer ? OnRelease : OnComplete)(batch);
        return false;
    }

    /// <inheritdoc/>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        lock (_lock)
        {
            var stream = StreamOf(streamId);
            var cursor = new EventCursor(this, stream, token is null ? stream.Batches.Last?.Value.Sequence ?? 0 : token.SequenceNumber - 1);
            stream.Cursors.Add(cursor);
            return cursor;
        }
    }

    /// <summary>Forgets everything: the queue is read by somebody else. A batch that is being delivered is not called back.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            foreach (var stream in _streams.Values)
                stream.Batches.Clear();
        }
    }

    /// <summary>Moves a cursor to the first batch that it has not passed; null when there is none.</summary>
    internal EventBatch? Move(EventCursor cursor, StreamBatches stream, long passed)
    {
        List<EventBatch>? complete = null;
        EventBatch? next;
        lock (_lock)
        {
            cursor.Passed = passed;
            stream.HasConsumer = true;
            var last = stream.Cursors.Count == 0 ? long.MinValue : stream.Cursors.Min(other => other.Passed);
            while (stream.Batches.First is { Value: var first } && first.Sequence <= last)
            {
                stream.Batches.RemoveFirst();
                (complete ??= []).Add(first);
            }

            next = stream.Batches.FirstOrDefault(batch => batch.Sequence > passed);
        }

        complete?.ForEach(OnComplete);
        return next;
    }

    internal void Remove(EventCursor cursor, StreamBatches stream)
    {
        lock (_lock)
            stream.Cursors.Remove(cursor);
    }

    private StreamBatches StreamOf(StreamId streamId)
    {
        if (!_streams.TryGetValue(streamId, out var stream))
            _streams[streamId] = stream = new StreamBatches();
        return stream;
    }

    /// <summary>One stream's batches, oldest first, and cursors.</summary>
    internal sealed class StreamBatches
    {
        public LinkedList<EventBatch> Batches { get; } = [];

        public List<EventCursor> Cursors { get; } = [];

        /// <summary>Whether a cursor has ever moved: it was a consumer's.</summary>
        public bool HasConsumer { get; set; }
    }
}
