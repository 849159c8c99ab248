using Microsoft.Extensions.Options;

namespace InstaHub.Web.Media;

/// <summary>
/// Lets uploads in: of one file one after the other, so that an address is no way to fill the disk, and of all so many at once. Thread-safe.
/// </summary>
internal sealed class UploadGate(IOptions<MediaStoreOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Turns> _turns = [];
    private readonly int _most = options.Value.MaxUploads;
    private int _inside;

    /// <summary>Waits until no other upload of this file is inside. Who waits does not count among all.</summary>
    /// <returns>What is disposed of when the upload is over; null: as many as may be are inside.</returns>
    public async Task<IDisposable?> EnterAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        Turns? turns;
        lock (_lock)
        {
            if (!_turns.TryGetValue(mediaId, out turns))
                _turns.Add(mediaId, turns = new Turns());
            turns.Users++;
        }

        try
        {
            await turns.Next.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(mediaId, turns);
            throw;
        }

        lock (_lock)
        {
            if (_inside < _most)
            {
                _inside++;
                return new Place(this, mediaId, turns);
            }
        }
        turns.Next.Release();
        Leave(mediaId, turns);
        return null;
    }

    private void Leave(Guid mediaId, Turns turns)
    {
        lock (_lock)
        {
            if (--turns.Users > 0)
                return;
            _turns.Remove(mediaId);
        }
        turns.Next.Dispose();
    }

    // Of one file: whose turn it is, and how many are inside or wait.
    private sealed class Turns
    {
        public SemaphoreSlim Next { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Place(UploadGate gate, Guid mediaId, Turns turns) : IDisposable
    {
        private bool _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, true))
                return;
            lock (gate._lock)
                gate._inside--;
            turns.Next.Release();
            gate.Leave(mediaId, turns);
        }
    }
}
