using InstaHub.Silo.Streams.Queues;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>Hands the events of one queue to a stream agent.</summary>
internal sealed class EventQueueReceiver(EventQueue queue, EventsInHand inHand) : IQueueAdapterReceiver
{
    // Short, so that the agent's other duties do not wait long.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Begins to read; the lease may come later.</summary>
    public Task Initialize(TimeSpan timeout)
    {
        queue.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc cref="GetQueueMessagesAsync(int, CancellationToken)"/>
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    /// <summary>What has been read since the last call, waiting up to 250 ms for it; nothing when cancelled.</summary>
    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        if (inHand.TakeReady() is { Count: > 0 } ready)
            return ready;
        try
        {
            await inHand.Arrived.WaitAsync(Patience, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [];
        }

        return inHand.TakeReady();
    }

    /// <inheritdoc cref="MessagesDeliveredAsync(IList{IBatchContainer}, CancellationToken)"/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    /// <summary>Nothing to do: the cache tells of every batch by itself.</summary>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Shutdown(TimeSpan timeout) => queue.StopAsync(timeout);
}
