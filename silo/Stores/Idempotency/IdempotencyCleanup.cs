using InstaHub.Grains.Idempotency;
using InstaHub.Silo.Database;

namespace InstaHub.Silo.Stores.Idempotency;

/// <summary>Removes keys whose lifetime is over, a batch at a time. Any number of silos may do it at once.</summary>
public sealed partial class IdempotencyCleanup(IIdempotencyStore store, TimeProvider time, ILogger<IdempotencyCleanup> logger) : BackgroundService
{
    private const int Batch = 1000;

    /// <summary>Time between two rounds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Removes everything that is expired now.</summary>
    /// <returns>How many keys were removed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        int last;
        do
        {
            last = await store.RemoveExpiredAsync(Batch, cancellationToken);
            removed += last;
        }
        while (last == Batch);
        return removed;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Nothing is lost: the next round removes them.
                LogFailed(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, e.Message);
            }
        }
    }

    [LoggerMessage(Message = "Expired idempotency keys could not be removed: {Problem}")]
    private partial void LogFailed(LogLevel level, string problem);
}
