using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>One consumer's way through a stream: batch after batch, each tried again until it is delivered or its time is over.</summary>
internal sealed class ConsumerCursor(PullingAgent agent, StreamSubscription subscription, IQueueCacheCursor cursor) : IDisposable
{
    private readonly StreamConsumerReference _consumer = new(agent.Provider.Runtime, subscription);
    private bool _isRunning;
    private bool _isDisposed;

    private EmbeddedRuntime Runtime => agent.Provider.Runtime;

    private bool IsEnding => _isDisposed || agent.Stopping.IsCancellationRequested;

    /// <summary>There is something new, from <paramref name="first"/> on.</summary>
    public void Wake(StreamSequenceToken first)
    {
        cursor.Refresh(first);
        if (!_isRunning)
        {
            Run().Ignore();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        cursor.Dispose();
    }

    private async Task Run()
    {
        _isRunning = true;
        try
        {
            while (!IsEnding && cursor.MoveNext() && cursor.GetCurrent(out _) is { } batch)
            {
                await Deliver(batch);
            }
        }
        catch (Exception exception)
        {
            Runtime.Log.CursorFailed(exception, subscription.Grain, subscription.StreamId);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private async Task Deliver(IBatchContainer batch)
    {
        try
        {
            await TryAgainUntilDelivered(batch);
        }
        catch (Exception exception)
        {
            cursor.RecordDeliveryFailure();
            if (IsEnding)
            {
                return;
            }

            Runtime.Log.DeliveryGivenUp(exception, subscription.StreamId, subscription.Grain, agent.Provider.Options.MaxEventDeliveryTime);
            await IgnoreErrors(Call(batch, () => _consumer.Fail(new StreamEventDeliveryFailureException($"Stream provider failed to deliver an event. Stream: {subscription.StreamId}"))));
            await IgnoreErrors(TellFailureHandler(batch));
        }
    }

    private async Task TryAgainUntilDelivered(IBatchContainer batch)
    {
        var began = Runtime.Time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Call(batch, () => _consumer.Deliver(batch));
                return;
            }
            catch (Exception exception) when (!IsEnding)
            {
                Runtime.Log.DeliveryFailed(exception, subscription.StreamId, subscription.Grain, attempt);
                await Task.Delay(agent.Provider.DeliveryBackoff.Next(attempt), Runtime.Time, agent.Stopping);
                if (Runtime.Time.GetElapsedTime(began) > agent.Provider.Options.MaxEventDeliveryTime)
                {
                    throw;
                }
            }
        }
    }

    // The batch's request context belongs to the one call.
    private static Task Call(IBatchContainer batch, Func<Task> call)
    {
        var isSet = batch.ImportRequestContext();
        try
        {
            return call();
        }
        finally
        {
            if (isSet)
            {
                RequestContext.Clear();
            }
        }
    }

    private async Task TellFailureHandler(IBatchContainer batch) =>
        await agent.FailureHandler.OnDeliveryFailure(subscription.Id, agent.Provider.Name, subscription.StreamId, batch.SequenceToken);

    // As in Orleans, nobody hears of errors of those who hear of errors.
    private static Task IgnoreErrors(Task task) => task.ContinueWith(static ended => _ = ended.Exception, TaskScheduler.Current);
}
