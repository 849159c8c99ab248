using System.ComponentModel;
using System.Diagnostics;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Processes uploaded files: takes one from the queue, makes of it what is read, tells its grain. A file whose worker dies is taken by another
/// when the lease lapses; what both make is the same. Any number of silos may work at once.
/// </summary>
internal sealed partial class MediaWorker(
    MediaQueue queue, MediaProcessor processor, IMediaStore store, MediaWork work, IGrainFactory grains, IOptions<ProcessingOptions> options,
    ILogger<MediaWorker> logger) : BackgroundService
{
    private readonly ProcessingOptions _options = options.Value;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            from lane in Enumerable.Repeat(MediaLane.Short, _options.Slots).Concat(Enumerable.Repeat(MediaLane.Long, _options.TranscodingConcurrency))
            select Task.Run(() => WorkAsync(lane, stoppingToken), stoppingToken));

    private async Task WorkAsync(MediaLane lane, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasWorked = false;
            try
            {
                if (await queue.TakeAsync(lane, _options.Lease, stoppingToken) is { } job)
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
                // The lease or the pause lapses, and somebody begins anew.
                LogNotDone(DatabaseErrors.IsUnavailable(exception) ? LogLevel.Debug : LogLevel.Warning, exception.GetType(), exception.Message);
                hasWorked = false;
            }
            if (!hasWorked)
                await work.WaitAsync(lane, _options.Polling, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DoAsync(MediaJob job, CancellationToken stoppingToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limited.CancelAfter(MediaKinds.HasTracks(job.Kind) ? _options.TranscodingTimeout : _options.Timeout);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewal = KeepAsync(job, over.Token);
        try
        {
            await DoAsync(job, began, limited, stoppingToken);
        }
        finally
        {
            await over.CancelAsync();
            await renewal;
        }
    }

    // A file is as long with its worker as that lives.
    private async Task KeepAsync(MediaJob job, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(_options.Lease / 3, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
                return;
            try
            {
                await queue.RenewAsync(job, _options.Lease, over);
            }
            catch (Exception exception)
            {
                // Should it lapse, somebody else begins anew, and what comes of this is not used.
                LogNotDone(LogLevel.Debug, exception.GetType(), exception.Message);
            }
        }
    }

    private async Task DoAsync(MediaJob job, long began, CancellationTokenSource limited, CancellationToken stoppingToken)
    {
        MediaFailedException? failed = null;
        bool isTold;
        try
        {
            if (job.Attempts > _options.MaxAttempts)
                throw new MediaFailedException(MediaFailures.GivenUp, $"it was begun {job.Attempts - 1} times");
            isTold = await grains.GetMedia(job.Id).Processed(job.Lease, await processor.ProcessAsync(job, limited.Token));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await queue.ReturnAsync(job, TimeSpan.Zero);
            throw;
        }
        catch (Exception exception) when (FailureOf(exception, limited.IsCancellationRequested) is { } failure)
        {
            failed = failure;
            isTold = await grains.GetMedia(job.Id).Failed(job.Lease, failure.Failure);
        }
        catch (Exception exception) when (IsOfMachine(exception))
        {
            // It may last for hours, and no photo is to be given up for it.
            await queue.ReturnAsync(job, _options.Lease);
            throw;
        }

        // Those too whose upload broke off before its outcome was known. Should the process end here, the clean-up does it.
        if (isTold)
            await store.DeleteOriginalsAsync(job.Id, _options.KeepOriginals && job.Kind != MediaKind.File ? job.Original : null, stoppingToken);
        if (failed is null)
            LogProcessed(job.Id, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        else
            LogFailed(job.Id, failed.Failure, failed.Message);
    }

    private static MediaFailedException? FailureOf(Exception exception, bool isTimeOver) => exception switch
    {
        MediaFailedException failed => failed,
        OperationCanceledException when isTimeOver => new MediaFailedException(MediaFailures.Timeout, "it took too long"),
        InvalidDataException invalid => new MediaFailedException(MediaFailures.Damaged, invalid.Message),
        _ => null,
    };

    // What a disk, the system or the database refuses. What is missing or ends too early may be the picture's doing, and counts.
    private static bool IsOfMachine(Exception exception) => exception switch
    {
        FileNotFoundException or EndOfStreamException => false,
        IOException or UnauthorizedAccessException or Win32Exception => true,
        _ => DatabaseErrors.IsUnavailable(exception),
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "Media {MediaId} were processed in {Milliseconds:0} ms")]
    private partial void LogProcessed(Guid mediaId, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Media {MediaId} cannot be processed, {Failure}: {Reason}")]
    private partial void LogFailed(Guid mediaId, string failure, string reason);

    [LoggerMessage(Message = "A file was not processed and will be tried again: {ExceptionType}: {Problem}")]
    private partial void LogNotDone(LogLevel level, Type exceptionType, string problem);
}
