using InstaHub.Grains.Media;

namespace InstaHub.Silo.Media;

/// <inheritdoc cref="IMediaWork"/>
internal sealed class MediaWork : IMediaWork, IDisposable
{
    private const int MaxPending = 1_000;

    private readonly SemaphoreSlim _pending = new(0, MaxPending);

    public void Wake()
    {
        try
        {
            _pending.Release();
        }
        catch (SemaphoreFullException)
        {
            // Everybody who can wake up will.
        }
    }

    /// <summary>Waits until there may be something to do, or for this long.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _pending.WaitAsync(patience, cancellationToken);

    public void Dispose() => _pending.Dispose();
}
