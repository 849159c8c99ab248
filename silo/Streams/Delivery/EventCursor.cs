using InstaHub.Silo.Streams.Queues;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>One consumer's place in a stream.</summary>
internal sealed class EventCursor(EventQueueCache cache, EventQueueCache.StreamBatches stream, long passed) : IQueueCacheCursor
{
    private EventBatch? _current;
    private bool _hasFailed;

    /// <summary>The last batch that the consumer has had. Under the cache's lock.</summary>
    public long Passed { get; set; } = passed;

    /// <inheritdoc/>
    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _current;
    }

    /// <inheritdoc/>
    public bool MoveNext()
    {
        var passed = _current is null ? Passed : _hasFailed ? _current.Sequence - 1 : _current.Sequence;
        _hasFailed = false;
        _current = cache.Move(this, stream, passed);
        return _current is not null;
    }

    /// <summary>Nothing to do: what is new is found by <see cref="MoveNext"/>.</summary>
    public void Refresh(StreamSequenceToken token)
    {
    }

    /// <inheritdoc/>
    public void RecordDeliveryFailure() => _hasFailed = true;

    /// <inheritdoc/>
    public void Dispose() => cache.Remove(this, stream);
}
