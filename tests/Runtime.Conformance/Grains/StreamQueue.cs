using System.Threading.Channels;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>One queue in memory with everything that a stream provider needs of an adapter; writes what it is told to the stages of its streams.</summary>
public sealed class StreamQueue
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterReceiver, IQueueAdapterCache, IConsistentRingStreamQueueMapper, IStreamFailureHandler, IMessageDeliveryBackoffProvider
{
    public const string Provider = "queue";

    /// <summary>After this an agent gives a batch up.</summary>
    public static readonly TimeSpan DeliveryTime = TimeSpan.FromSeconds(4);

    private readonly QueueId _id = QueueId.GetQueueId("conformance", 0, 0);
    private readonly Channel<IBatchContainer> _channel = Channel.CreateUnbounded<IBatchContainer>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sequence;

    public string Name => Provider;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction { get; init; } = StreamProviderDirection.ReadWrite;

    public bool ShouldFaultSubsriptionOnError => false;

    /// <summary>Done when the agent has ended its receiver.</summary>
    public Task Ended => _ended.Task;

    public static Stage StageOf(StreamId streamId) => Stage.Of(streamId.GetKeyAsString().Split('/')[0]);

    public Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        _channel.Writer.TryWrite(new StreamBatch(streamId, Interlocked.Increment(ref _sequence), [.. events.Cast<string>()], requestContext));
        return Task.CompletedTask;
    }

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        List<IBatchContainer> batches = [];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMilliseconds(50));
        try
        {
            await _channel.Reader.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return batches;
        }

        while (_channel.Reader.TryRead(out var batch))
        {
            batches.Add(batch);
        }

        return batches;
    }

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken)
    {
        foreach (var batch in messages)
        {
            StageOf(batch.StreamId).Record($"{batch} delivered");
        }

        return Task.CompletedTask;
    }

    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken)
    {
        StageOf(streamIdentity).Record($"{streamProviderName} failed");
        return Task.FromException(new InvalidOperationException("Nobody hears this."));
    }

    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken? sequenceToken) => Task.CompletedTask;

    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    public Task Shutdown(TimeSpan timeout)
    {
        _ended.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => MessagesDeliveredAsync(messages, CancellationToken.None);

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => this;

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IQueueCache CreateQueueCache(QueueId queueId) => new StreamCache();

    public IStreamQueueMapper GetStreamQueueMapper() => this;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult<IStreamFailureHandler>(this);

    public IEnumerable<QueueId> GetAllQueues() => [_id];

    public QueueId GetQueueForStream(StreamId streamId) => _id;

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => range.InRange(_id.GetUniformHashCode()) ? [_id] : [];

    public TimeSpan Next(int attempt) => TimeSpan.FromMilliseconds(10);
}

/// <summary>Texts in a stream.</summary>
[GenerateSerializer, Immutable]
public sealed class StreamBatch : IBatchContainer
{
    [Id(0)]
    private readonly StreamId _streamId;

    [Id(1)]
    private readonly EventSequenceTokenV2 _token;

    [Id(2)]
    private readonly string[] _texts;

    [Id(3)]
    private readonly Dictionary<string, object>? _context;

    public StreamBatch(StreamId streamId, long sequence, string[] texts, Dictionary<string, object>? context)
    {
        _streamId = streamId;
        _token = new EventSequenceTokenV2(sequence);
        _texts = texts;
        _context = context;
    }

    public StreamId StreamId => _streamId;

    public StreamSequenceToken SequenceToken => _token;

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        _texts.Select((text, i) => Tuple.Create((T)(object)text, (StreamSequenceToken)_token.CreateSequenceTokenForEvent(i)));

    public bool ImportRequestContext()
    {
        foreach (var (key, value) in _context ?? [])
        {
            RequestContext.Set(key, value);
        }

        return _context is not null;
    }

    public override string ToString() => string.Join('+', _texts);
}
