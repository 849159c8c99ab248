using System.Diagnostics.CodeAnalysis;
using Orleans.Streams;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A cache that gives back what every cursor has passed without failure.</summary>
public sealed class StreamCache : IQueueCache
{
    private readonly List<IBatchContainer> _batches = [];
    private readonly HashSet<IBatchContainer> _failed = [];
    private readonly List<Cursor> _cursors = [];

    public int GetMaxAddCount() => 100;

    public bool IsUnderPressure() => false;

    public void AddToCache(IList<IBatchContainer> messages) => _batches.AddRange(messages);

    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        var passed = _batches.Where(batch => _cursors.Exists(cursor => cursor.StreamId == batch.StreamId)
            && _cursors.TrueForAll(cursor => cursor.StreamId != batch.StreamId || cursor.HasPassed(batch))).ToList();
        _batches.RemoveAll(passed.Contains);
        purgedItems = [.. passed.Where(batch => !_failed.Remove(batch))];
        return purgedItems.Count > 0;
    }

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        var cursor = new Cursor(this, streamId, token?.SequenceNumber ?? long.MaxValue);
        _cursors.Add(cursor);
        return cursor;
    }

    private sealed class Cursor(StreamCache cache, StreamId streamId, long next) : IQueueCacheCursor
    {
        private long _next = next;
        private IBatchContainer? _current;

        public StreamId StreamId => streamId;

        public bool HasPassed(IBatchContainer batch) => batch.SequenceToken.SequenceNumber < _next && batch != _current;

        public IBatchContainer? GetCurrent(out Exception? exception)
        {
            exception = null;
            return _current;
        }

        public bool MoveNext()
        {
            _current = cache._batches.Find(batch => batch.StreamId == streamId && batch.SequenceToken.SequenceNumber >= _next);
            _next = _current?.SequenceToken.SequenceNumber + 1 ?? _next;
            return _current is not null;
        }

        public void Refresh(StreamSequenceToken token)
        {
        }

        public void RecordDeliveryFailure() => cache._failed.Add(_current!);

        public void Dispose() => cache._cursors.Remove(this);
    }
}
