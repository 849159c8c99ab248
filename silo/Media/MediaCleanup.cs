using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Media;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Removes files that nobody uploaded or used or that have lost what they were for, files that are deleted, originals that are not needed any more, and bytes of which there
/// is no row. Rows are marked, then bytes go, then rows, so that it can be stopped anywhere and begun again. Any number of silos may do
/// it at once.
/// </summary>
public sealed partial class MediaCleanup(
    MediaOrphans orphans, IMediaStore store, IGrainFactory grains, IOptions<MediaOptions> limits, IOptions<ProcessingOptions> processing, TimeProvider time,
    ILogger<MediaCleanup> logger) : BackgroundService
{
    private const int Batch = 500;

    /// <summary>Time between two rounds; bytes without rows are looked for in one shard each, so in all of them within a day.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>How long bytes stay after their row was marked or done, for whoever reads or writes them just then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>How long after a file was made a part of something it is looked whether it is: longer than any call takes.</summary>
    public static readonly TimeSpan SettlingAge = TimeSpan.FromHours(1);

    /// <summary>How old bytes are before they count as forgotten.</summary>
    public static readonly TimeSpan ForgottenAge = TimeSpan.FromHours(24);

    /// <summary>Removes all that is to be removed now.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await RepeatAsync(() => SettleAsync(cancellationToken));
        await RepeatAsync(() => orphans.AbandonAsync(limits.Value.UploadLifetime, limits.Value.UnattachedLifetime, Batch, cancellationToken));
        await RepeatAsync(() => RemoveDeletedAsync(Grace, cancellationToken));
        if (!processing.Value.KeepOriginals)
            await RepeatAsync(() => RemoveOriginalsAsync(cancellationToken));
        var shard = (int)(time.GetUtcNow().ToUnixTimeSeconds() / (long)Pause.TotalSeconds % IMediaStore.Shards);
        await RemoveForgottenAsync(shard, ForgottenAge, cancellationToken);
        store.RemoveAbandoned(ForgottenAge);
    }

    /// <summary>Removes the bytes and rows of files that are marked as deleted for at least <paramref name="age"/>.</summary>
    /// <returns>How many; there may be more when it is a whole batch.</returns>
    public async Task<int> RemoveDeletedAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var ids = await orphans.FindDeletedAsync(age, Batch, cancellationToken);
        foreach (var id in ids)
            await store.DeleteAllAsync(id, cancellationToken);
        await orphans.RemoveAsync(ids, cancellationToken);
        return ids.Count;
    }

    /// <summary>Removes bytes in a shard of which there is no row and that are at least this old.</summary>
    public async Task RemoveForgottenAsync(int shard, TimeSpan age, CancellationToken cancellationToken)
    {
        await foreach (var ids in store.ListAsync(shard, age, cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
        {
            foreach (var id in await orphans.FindUnknownAsync(ids, cancellationToken))
            {
                LogForgotten(id);
                await store.DeleteAllAsync(id, cancellationToken);
            }
        }
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

    // What it was to be a part of never came to be, or has let go of it: whoever did it has died.
    private async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var (count, lost) = await orphans.SettleAsync(SettlingAge, Batch, cancellationToken);
        await Task.WhenAll(lost.Select(id => grains.GetMedia(id).Forget()));
        return count;
    }

    private async Task<int> RemoveOriginalsAsync(CancellationToken cancellationToken)
    {
        var found = await orphans.FindOriginalsAsync(Grace, Batch, cancellationToken);
        foreach (var id in found)
            await store.DeleteOriginalsAsync(id, kept: null, cancellationToken);
        await orphans.ForgetOriginalsAsync(found, cancellationToken);
        return found.Count;
    }

    private static async Task RepeatAsync(Func<Task<int>> removeBatch)
    {
        while (await removeBatch() == Batch)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removing the bytes of media {MediaId}, which nobody knows")]
    private partial void LogForgotten(Guid mediaId);

    [LoggerMessage(Message = "Media that are not needed could not be removed: {Problem}")]
    private partial void LogFailed(LogLevel level, string problem);
}
