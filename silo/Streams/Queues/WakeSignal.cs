namespace InstaHub.Silo.Streams.Queues;

/// <summary>Wakes one waiter; stays set until somebody has waited for it.</summary>
internal sealed class WakeSignal
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    public void Set()
    {
        lock (_semaphore)
        {
            if (_semaphore.CurrentCount == 0)
                _semaphore.Release();
        }
    }

    /// <summary>Waits for the signal, for at most <paramref name="patience"/>, and takes it.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        _semaphore.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken);
}
