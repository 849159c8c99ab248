using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using InstaHub.Silo.Stores.Media;

namespace InstaHub.Silo.Media;

/// <inheritdoc cref="IMediaWork"/>
internal sealed class MediaWork(Transcoder transcoder) : IMediaWork, IDisposable
{
    private const int MaxPending = 1_000;

    private readonly SemaphoreSlim _short = new(0, MaxPending);
    private readonly SemaphoreSlim _long = new(0, MaxPending);

    public bool CanProcess(MediaKind kind) => !MediaKinds.HasTracks(kind) || transcoder.IsInstalled;

    public void Wake(MediaKind kind)
    {
        try
        {
            Of(MediaLanes.Of(kind)).Release();
        }
        catch (SemaphoreFullException)
        {
            // Everybody who can wake up will.
        }
    }

    /// <summary>Waits until there may be something to do in a lane, or for this long.</summary>
    public Task WaitAsync(MediaLane lane, TimeSpan patience, CancellationToken cancellationToken) => Of(lane).WaitAsync(patience, cancellationToken);

    public void Dispose()
    {
        _short.Dispose();
        _long.Dispose();
    }

    private SemaphoreSlim Of(MediaLane lane) => lane == MediaLane.Long ? _long : _short;
}
