using InstaHub.Silo.Database;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>
/// Does what is in <c>due_jobs</c> when its time has come. A job is one silo's for a lease; a silo that dies in it is stood in for after
/// that. Any number of silos may do it at once.
/// </summary>
public sealed partial class DueJobs(
    DueJobStore store, IEnumerable<IDueJobHandler> handlers, DueJobSignal signal, IOptions<DueJobOptions> options, TimeProvider time,
    ILogger<DueJobs> logger) : BackgroundService
{
    private readonly Dictionary<string, IDueJobHandler> _handlers = handlers.ToDictionary(handler => handler.Kind);
    private readonly DueJobOptions _options = options.Value;

    private string[] Kinds => [.. _handlers.Keys];

    /// <summary>Does everything that is due now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await store.TakeAsync(_options.Parallel, _options.Lease, Kinds, cancellationToken) is { Count: > 0 } jobs)
            await Task.WhenAll(jobs.Select(job => DoAsync(job, cancellationToken)));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = signal.Next;
            var wait = _options.LookInterval;
            try
            {
                await RunOnceAsync(stoppingToken);
                if (await store.UntilNextAsync(Kinds, stoppingToken) is { } next && next < wait)
                    wait = next;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, e.Message);
            }

            await WaitAsync(written, wait, stoppingToken);
        }
    }

    private async Task WaitAsync(Task written, TimeSpan wait, CancellationToken stoppingToken)
    {
        // Not a hair before its time.
        var until = Task.Delay(wait + TimeSpan.FromMilliseconds(1), time, stoppingToken);
        await Task.WhenAny(written, until);
    }

    private async Task DoAsync(DueJob job, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(_options.Lease, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await _handlers[job.Kind].HandleAsync(job.Key, job.DueAt, either.Token).WaitAsync(either.Token);
            await store.FinishAsync(job);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogJobFailed(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, job.Kind, job.Key, job.Attempts, e.Message);
            await store.LeaveAsync(job, Backoff(job.Attempts));
        }
    }

    private TimeSpan Backoff(int attempts) =>
        TimeSpan.FromTicks(Math.Min(_options.LongestBackoff.Ticks, TimeSpan.TicksPerSecond << Math.Min(attempts - 1, 30)));

    [LoggerMessage(Message = "What is due could not be looked at, which is tried again: {Problem}")]
    private partial void LogFailed(LogLevel level, string problem);

    [LoggerMessage(Message = "The {Kind} job of {Key} failed at attempt {Attempt} and is tried again: {Problem}")]
    private partial void LogJobFailed(LogLevel level, string kind, string key, int attempt, string problem);
}
