using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// The lease of this silo as a host of feeds. While it holds, every fan-out reaches the feeds here, so that what they hold is right;
/// after it has lapsed a new epoch begins, and what was read before is not believed. One for the silo.
/// </summary>
public sealed partial class FeedHostLeases(IFeedHostStore store, FeedHost host, ILocalSiloDetails silo, TimeProvider time, ILogger<FeedHostLeases> logger)
{
    /// <summary>How often the lease is renewed.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    /// <summary>How long memory is believed, counted from the sending of a renewal: less than the 3 s that the database gives.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    /// <summary>Within which a renewal must be answered, counted from the sending of the one before: a little less than the database gives.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2.9);

    private readonly Lock _lock = new();
    private Task<long>? _renewing;
    private long _epoch;
    private long _renewedAt;
    private bool _isHeld;

    private string Silo => field ??= silo.SiloAddress.ToParsableString();

    /// <summary>The epoch under which what is in memory can be believed now; waits for one if need be.</summary>
    public ValueTask<long> HoldAsync()
    {
        lock (_lock)
        {
            return _isHeld && time.GetElapsedTime(_renewedAt) < Trust ? new(_epoch) : new(_renewing ?? Begin());
        }
    }

    /// <summary>Renews the lease, or begins a new epoch.</summary>
    public Task<long> RenewAsync()
    {
        lock (_lock)
            return _renewing ?? Begin();
    }

    /// <summary>Gives the lease up: nobody waits for this silo then.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        long epoch;
        lock (_lock)
            (epoch, _isHeld) = (_epoch, false);
        if (epoch != 0)
            await store.EndAsync(Silo, epoch, cancellationToken);
    }

    private Task<long> Begin() => _renewing = Task.Run(RenewOnceAsync);

    private async Task<long> RenewOnceAsync()
    {
        var began = time.GetTimestamp();
        try
        {
            var epoch = _epoch;
            // A renewal that is answered late was decided while the lease held, and yet seen by nobody until it had lapsed.
            if (epoch == 0 || !await store.RenewAsync(Silo, epoch) || time.GetElapsedTime(_renewedAt) >= Lease)
            {
                if (epoch != 0)
                    LogLapsed(epoch);
                do
                {
                    began = time.GetTimestamp();
                    epoch = await store.BeginAsync(Silo);
                }
                while (time.GetElapsedTime(began) >= Lease);
            }

            bool isNew;
            lock (_lock)
            {
                isNew = epoch != _epoch && _epoch != 0;
                (_epoch, _renewedAt, _isHeld) = (epoch, began, true);
            }
            if (isNew)
                host.RefreshConnected(epoch);
            return epoch;
        }
        finally
        {
            lock (_lock)
                _renewing = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of epoch {Epoch} as a host of feeds has lapsed: all feeds here are read anew")]
    private partial void LogLapsed(long epoch);
}
