using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// Wakes this process's reader of a queue when events have been committed to it. One signal for each queue, which stays set
/// until a reader has waited for it, so that an event committed between a read and the wait is not slept over.
/// </summary>
public sealed class EventSignal(IOptions<EventOptions> options)
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim[] _signals = [.. Enumerable.Range(0, options.Value.Queues).Select(_ => new SemaphoreSlim(0, 1))];

    /// <summary>Sets the signals of some queues; those this process does not know are left out.</summary>
    public void Set(QueueSet queues)
    {
        foreach (var queue in queues.Queues())
        {
            if (queue >= _signals.Length)
                return;
            lock (_lock)
            {
                if (_signals[queue].CurrentCount == 0)
                    _signals[queue].Release();
            }
        }
    }

    /// <summary>Waits for the signal of <paramref name="queue"/> and takes it. One reader a queue.</summary>
    /// <returns>False when it was not set within <paramref name="patience"/>.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<bool> WaitAsync(int queue, TimeSpan patience, CancellationToken cancellationToken) =>
        _signals[queue].WaitAsync(patience, cancellationToken);
}
