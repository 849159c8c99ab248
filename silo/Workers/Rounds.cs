using InstaHub.Silo.Database;

namespace InstaHub.Silo.Workers;

/// <summary>Does something again and again. What fails is tried again in the next round; any number of silos may do it at once.</summary>
public abstract partial class Rounds(TimeSpan pause, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Does what there is to do now.</summary>
    /// <returns>Whether there may be more to do at once.</returns>
    public abstract Task<bool> RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
        do
        {
            try
            {
                while (await RunOnceAsync(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, GetType().Name, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Message = "A round of {Worker} failed, which is tried again: {Problem}")]
    private partial void LogFailed(LogLevel level, string worker, string problem);
}
