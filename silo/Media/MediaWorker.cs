using System.Diagnostics;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Processes uploaded files: takes one from the queue, makes its variants, tells its grain. A file whose worker dies is taken by another
/// when the lease lapses; what both make is the same. Any number of silos may work at once.
/// </summary>
internal sealed partial class MediaWorker(
    MediaQueue queue, ImageProcessor images, IMediaStore store, MediaWork work, IGrainFactory grains, IOptions<ProcessingOptions> options,
    ILogger<MediaWorker> logger) : BackgroundService
{
    private readonly ProcessingOptions _options = options.Value;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, _options.Slots).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasWorked = false;
            try
            {
                if (await queue.TakeAsync(_options.Lease, stoppingToken) is { } job)
                {
                    hasWorked = true;
                    await DoAsync(job, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The lease lapses, and somebody begins anew.
                LogNotDone(DatabaseErrors.IsUnavailable(exception) ? LogLevel.Debug : LogLevel.Warning, exception.GetType(), exception.Message);
                hasWorked = false;
            }
            if (!hasWorked)
                await work.WaitAsync(_options.Polling, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DoAsync(MediaJob job, CancellationToken stoppingToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limited.CancelAfter(_options.Timeout);
        bool isTold;
        try
        {
            if (job.Attempts > _options.MaxAttempts)
                throw new MediaFailedException(MediaFailures.GivenUp, $"it was begun {job.Attempts - 1} times");
            var image = await images.ProcessAsync(job, limited.Token);
            isTold = await grains.GetMedia(job.Id).Processed(job.Lease, image);
            LogProcessed(job.Id, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (MediaFailedException failed)
        {
            LogFailed(job.Id, failed.Failure, failed.Message);
            isTold = await grains.GetMedia(job.Id).Failed(job.Lease, failed.Failure);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await queue.ReturnAsync(job);
            throw;
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested)
        {
            LogFailed(job.Id, MediaFailures.Timeout, "it took too long");
            isTold = await grains.GetMedia(job.Id).Failed(job.Lease, MediaFailures.Timeout);
        }

        // Whatever goes wrong from here on, the clean-up does.
        if (isTold && !_options.KeepOriginals)
            await store.DeleteAsync(job.Id, MediaFiles.Original(job.Original), stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Media {MediaId} were processed in {Milliseconds:0} ms")]
    private partial void LogProcessed(Guid mediaId, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Media {MediaId} cannot be processed, {Failure}: {Reason}")]
    private partial void LogFailed(Guid mediaId, string failure, string reason);

    [LoggerMessage(Message = "A file was not processed and will be tried again: {ExceptionType}: {Problem}")]
    private partial void LogNotDone(LogLevel level, Type exceptionType, string problem);
}
