using System.Collections.Concurrent;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Streams.Queues;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>
/// The stream provider of the table <c>events</c>, for both runtimes. Read only: events are written by the transactions that they
/// tell of.
/// </summary>
internal sealed class EventAdapterFactory(
    string name, NpgsqlDataSource database, DatabaseHealth health, EventSignal signal, EventQueueMetrics metrics, ILocalSiloDetails silo,
    IOptions<EventOptions> events, IOptions<EventStreamOptions> options, TimeProvider time, ILoggerFactory loggers)
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache, IStreamFailureHandler
{
    // An agent makes its cache, then its receiver; both again when the queue comes back to this silo.
    private readonly ConcurrentDictionary<QueueId, EventQueueReceiver> _receivers = new();
    private readonly EventQueueMapper _mapper = new(events.Value);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsRewindable => false;

    /// <inheritdoc/>
    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    /// <summary>False: a failed batch comes again.</summary>
    public bool ShouldFaultSubsriptionOnError => false;

    /// <inheritdoc/>
    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    /// <inheritdoc/>
    public IQueueAdapterCache GetQueueAdapterCache() => this;

    /// <inheritdoc/>
    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    /// <inheritdoc/>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult<IStreamFailureHandler>(this);

    /// <inheritdoc/>
    public IQueueCache CreateQueueCache(QueueId queueId)
    {
        EventsInHand? inHand = null;
        var cache = new EventQueueCache
        {
            OnComplete = batch => inHand!.Complete(batch, time.GetTimestamp()),
            OnRelease = batch => inHand!.Release(batch),
        };
        inHand = new EventsInHand(cache, options.Value.BatchSize);
        var number = (short)queueId.GetNumericId();
        var store = new EventQueueStore(database, number, $"{silo.Name}/{Guid.NewGuid():N}", options.Value.Lease);
        var queue = new EventQueue(number, store, inHand, options.Value, signal, health, metrics, time, loggers.CreateLogger<EventQueue>());
        _receivers[queueId] = new EventQueueReceiver(queue, inHand);
        return cache;
    }

    /// <inheritdoc/>
    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => _receivers[queueId];

    /// <exception cref="NotSupportedException">Always.</exception>
    public Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("Events are written by the transaction that they tell of.");

    /// <summary>Nothing to do: the batch comes again, and what is dead the handler has seen to.</summary>
    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) => Task.CompletedTask;

    /// <inheritdoc cref="OnDeliveryFailure"/>
    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) => Task.CompletedTask;
}
