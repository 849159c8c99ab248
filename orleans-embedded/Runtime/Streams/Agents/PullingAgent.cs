using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>
/// Takes batches from one queue into a cache and lets each consumer of each stream go through them at its own pace. All of its
/// code runs on a scheduler of its own, one turn at a time, so that caches and receivers need no locks.
/// </summary>
internal sealed class PullingAgent(PersistentStreamProvider provider, QueueId queue, IStreamFailureHandler failureHandler, IQueueCache cache, IQueueAdapterReceiver receiver)
{
    private const int MostReads = 6;

    // How often in the time that makes a stream inactive those are looked for.
    private const int InactivityChecks = 10;

    private readonly TaskScheduler _scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<StreamId, ActiveStream> _streams = [];
    private Task _pumping = Task.CompletedTask;
    private long _lastCleaning;

    public QueueId Queue => queue;

    public PersistentStreamProvider Provider => provider;

    public IQueueCache Cache => cache;

    public IStreamFailureHandler FailureHandler => failureHandler;

    public CancellationToken Stopping => _stopping.Token;

    private EmbeddedRuntime Runtime => provider.Runtime;

    public void Start()
    {
        _lastCleaning = Runtime.Time.GetTimestamp();
        using (ExecutionContext.SuppressFlow())
        {
            _pumping = Run(Pump);
        }
    }

    /// <summary>Takes no more; what is being delivered is not waited for.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _pumping;
        await Run(End);
    }

    private Task Run(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();

    private async Task Pump()
    {
        try
        {
            await receiver.Initialize(provider.Options.InitQueueTimeout);
        }
        catch (Exception exception)
        {
            Runtime.Log.ReceiverFailedToBegin(exception, queue);
        }

        while (!Stopping.IsCancellationRequested)
        {
            try
            {
                while (await ReadWithRetries())
                {
                }

                await Task.Delay(provider.Options.GetQueueMsgsTimerPeriod, Runtime.Time, Stopping);
            }
            catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
            {
            }
        }
    }

    private async Task End()
    {
        try
        {
            await receiver.Shutdown(provider.Options.InitQueueTimeout);
        }
        catch (Exception exception)
        {
            Runtime.Log.ReceiverFailedToEnd(exception, queue);
        }

        foreach (var stream in _streams.Values)
        {
            stream.Dispose();
        }

        _streams.Clear();
    }

    private async Task<bool> ReadWithRetries()
    {
        for (var attempt = 0; attempt < MostReads; attempt++)
        {
            try
            {
                return await Read();
            }
            catch (Exception exception) when (!Stopping.IsCancellationRequested)
            {
                Runtime.Log.QueueUnreadable(exception, queue, attempt);
                if (attempt < MostReads - 1)
                {
                    await Task.Delay(provider.ReadBackoff.Next(attempt), Runtime.Time, Stopping);
                }
            }
        }

        return false;
    }

    /// <summary>False when there was nothing.</summary>
    private async Task<bool> Read()
    {
        var most = cache.GetMaxAddCount();
        if (Stopping.IsCancellationRequested || (most != QueueAdapterConstants.UNLIMITED_GET_QUEUE_MSG && most <= 0))
        {
            return false;
        }

        EndInactiveStreams();
        if (cache.TryPurgeFromCache(out var purged))
        {
            await SayDelivered(purged);
        }

        if (cache.IsUnderPressure())
        {
            return false;
        }

        var batches = await receiver.GetQueueMessagesAsync(most, Stopping);
        if (Stopping.IsCancellationRequested || batches is null or { Count: 0 })
        {
            return false;
        }

        cache.AddToCache(batches);
        foreach (var stream in batches.GroupBy(batch => batch.StreamId))
        {
            Wake(stream.Key, stream.First().SequenceToken);
        }

        return true;
    }

    private async Task SayDelivered(IList<IBatchContainer> batches)
    {
        try
        {
            await receiver.MessagesDeliveredAsync(batches, Stopping);
        }
        catch (Exception exception) when (!Stopping.IsCancellationRequested)
        {
            Runtime.Log.MessagesDeliveredFailed(exception, queue);
        }
    }

    private void Wake(StreamId streamId, StreamSequenceToken first)
    {
        if (!_streams.TryGetValue(streamId, out var stream))
        {
            // Pins the batch until every consumer has a cursor of its own.
            using var pin = cache.GetCacheCursor(streamId, first);
            var consumers = provider.Subscriptions.Of(provider.Name, streamId);
            _streams[streamId] = stream = new([.. consumers.Select(subscription => new ConsumerCursor(this, subscription, cache.GetCacheCursor(streamId, first)))]);
        }

        stream.LastActive = Runtime.Time.GetTimestamp();
        foreach (var cursor in stream.Cursors)
        {
            cursor.Wake(first);
        }
    }

    private void EndInactiveStreams()
    {
        var period = provider.Options.StreamInactivityPeriod;
        if (Runtime.Time.GetElapsedTime(_lastCleaning) < period / InactivityChecks)
        {
            return;
        }

        _lastCleaning = Runtime.Time.GetTimestamp();
        foreach (var (streamId, stream) in _streams.Where(entry => Runtime.Time.GetElapsedTime(entry.Value.LastActive) > period).ToList())
        {
            _streams.Remove(streamId);
            stream.Dispose();
        }
    }

    /// <summary>A stream that events have come in, with a cursor for each of its consumers.</summary>
    private sealed class ActiveStream(ConsumerCursor[] cursors) : IDisposable
    {
        public ConsumerCursor[] Cursors => cursors;

        public long LastActive { get; set; }

        public void Dispose()
        {
            foreach (var cursor in cursors)
            {
                cursor.Dispose();
            }
        }
    }
}
