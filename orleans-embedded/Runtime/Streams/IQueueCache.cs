using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Says how much may come.</summary>
public interface IQueueFlowController
{
    int GetMaxAddCount();
}

/// <summary>Makes the cache of a queue.</summary>
public interface IQueueAdapterCache
{
    IQueueCache CreateQueueCache(QueueId queueId);
}

/// <summary>Holds what a pulling agent has taken from its queue until every consumer has had it. Used by one thread at a time.</summary>
public interface IQueueCache : IQueueFlowController
{
    void AddToCache(IList<IBatchContainer> messages);

    /// <summary>Takes out what no cursor needs any more, less what failed.</summary>
    bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems);

    /// <summary>A cursor before the first batch of the stream that is not older than <paramref name="token"/>.</summary>
    IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token);

    bool IsUnderPressure();
}

/// <summary>The place of one consumer in a stream.</summary>
public interface IQueueCacheCursor : IDisposable
{
    IBatchContainer? GetCurrent(out Exception? exception);

    /// <summary>Goes to the next batch: the one before has been dealt with.</summary>
    bool MoveNext();

    /// <summary>There is something new in the stream.</summary>
    void Refresh(StreamSequenceToken token);

    /// <summary>The current batch could not be delivered.</summary>
    void RecordDeliveryFailure();
}
