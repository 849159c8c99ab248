using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>What a stream provider may do.</summary>
public enum StreamProviderDirection
{
    None,
    ReadOnly,
    WriteOnly,
    ReadWrite,
}

/// <summary>Numbers of the adapters.</summary>
public static class QueueAdapterConstants
{
    /// <summary>As many messages as there are.</summary>
    public const int UNLIMITED_GET_QUEUE_MSG = -1;
}

/// <summary>Makes the parts of a persistent stream provider.</summary>
public interface IQueueAdapterFactory
{
    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task<IQueueAdapter> CreateAdapter();

#pragma warning disable CS0618 // Adapters may have the older overload alone.
    Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken) => CreateAdapter();
#pragma warning restore CS0618

    IQueueAdapterCache GetQueueAdapterCache();

    IStreamQueueMapper GetStreamQueueMapper();

    Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId);
}

/// <summary>Puts events into queues and makes what takes them out.</summary>
public interface IQueueAdapter
{
    string Name { get; }

    bool IsRewindable { get; }

    StreamProviderDirection Direction { get; }

    Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext);

    IQueueAdapterReceiver CreateReceiver(QueueId queueId);
}

/// <summary>Takes events out of one queue, for one pulling agent.</summary>
public interface IQueueAdapterReceiver
{
    Task Initialize(TimeSpan timeout);

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount);

#pragma warning disable CS0618 // Receivers may have the older overloads alone.
    /// <summary>What has come; none when nothing has, and the agent asks again a period later.</summary>
    Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken) => GetQueueMessagesAsync(maxCount);

    [Obsolete("Use the overload which accepts a CancellationToken.")]
    Task MessagesDeliveredAsync(IList<IBatchContainer> messages);

    /// <summary>These have left the cache, delivered.</summary>
    Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) => MessagesDeliveredAsync(messages);
#pragma warning restore CS0618

    Task Shutdown(TimeSpan timeout);
}

/// <summary>Events of one stream that are delivered together.</summary>
public interface IBatchContainer
{
    StreamId StreamId { get; }

    StreamSequenceToken SequenceToken { get; }

    IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>();

    /// <summary>Sets the request context of the events; false when there is none.</summary>
    bool ImportRequestContext();
}

/// <summary>Hears of what could not be delivered. What it throws is ignored.</summary>
public interface IStreamFailureHandler
{
    bool ShouldFaultSubsriptionOnError { get; }

    Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken);

    Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken);
}
