using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;

namespace InstaHub.Stores.Contract.Media;

/// <summary>Who processes a file, and what happens when they die.</summary>
public sealed class MediaQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly ProcessedImage Image = new(4, 3, [new MediaSize(1080, 4, 3)], "L");

    private MediaStoreHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await MediaStoreHost.CreateAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Many_workers_share_the_files_and_none_is_taken_twice()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await _host.UploadedAsync());

        var jobs = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation)));

        Assert.Equal(ids.Order(), jobs.OfType<MediaJob>().Select(job => job.Id).Order());
    }

    [Fact]
    public async Task A_file_of_a_dead_worker_is_taken_by_the_next_and_the_dead_one_has_no_say()
    {
        var id = await _host.UploadedAsync();
        var dead = await _host.Queue.TakeAsync(MediaLane.Short, TimeSpan.Zero, Cancellation);
        var next = await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation);

        Assert.Equal((id, 1, id, 2), (dead!.Id, dead.Attempts, next!.Id, next.Attempts));
        Assert.Null(await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation));
        Assert.Null(await _host.Catalog.ProcessedAsync(id, dead.Lease, Image));
        Assert.Null(await _host.Catalog.FailedAsync(id, dead.Lease, MediaFailures.Damaged));
        Assert.Equal(MediaStatus.Ready, (await _host.Catalog.ProcessedAsync(id, next.Lease, Image))!.View.Status);
        Assert.Null(await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation));
    }

    [Fact]
    public async Task A_photo_does_not_wait_for_a_video_nor_a_video_for_a_photo()
    {
        var (video, photo) = (await _host.UploadedAsync(MediaKind.Video), await _host.UploadedAsync());
        var (music, voice) = (await _host.UploadedAsync(MediaKind.Audio), await _host.UploadedAsync(MediaKind.Voice));

        Assert.Equal([photo, voice, null], await TakeAsync(MediaLane.Short));
        Assert.Equal([video, music, null], await TakeAsync(MediaLane.Long));

        async Task<Guid?[]> TakeAsync(MediaLane lane)
        {
            var taken = new Guid?[3];
            for (var i = 0; i < taken.Length; i++)
                taken[i] = (await _host.Queue.TakeAsync(lane, Lease, Cancellation))?.Id;
            return taken;
        }
    }

    [Fact]
    public async Task What_was_made_of_a_file_is_kept_as_it_is()
    {
        var id = await _host.UploadedAsync(MediaKind.Voice);
        var job = await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation);
        byte[] waveform = [.. Enumerable.Range(0, 100).Select(value => (byte)value)];

        await _host.Catalog.ProcessedAsync(id, job!.Lease, ProcessedImage.Unseen(new MediaContent("audio/mp4", 3_000_000_000, 1234, waveform)));

        var view = (await _host.Catalog.FindAsync(id))!.View;
        Assert.Equal(("audio/mp4", 3_000_000_000, 1234), (view.Content!.ContentType, view.Content.Size, view.Content.DurationMs));
        Assert.Equal(waveform, view.Content.Waveform!.Value.ToArray());
        Assert.Equal((null, 0, 0), (view.BlurHash, view.Width, view.Sizes.Count));
    }

    [Fact]
    public async Task What_is_put_back_counts_as_not_taken()
    {
        await _host.UploadedAsync();
        await _host.Queue.ReturnAsync((await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation))!, TimeSpan.Zero);

        var job = await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation);
        Assert.Equal(1, job!.Attempts);
        await _host.Queue.ReturnAsync(job, Lease);
        Assert.Null(await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation));
    }

    [Fact]
    public async Task What_is_deleted_is_not_processed()
    {
        var id = await _host.UploadedAsync();
        Assert.True(await _host.Catalog.DeleteAsync(id, _host.Owner));

        Assert.Null(await _host.Queue.TakeAsync(MediaLane.Short, Lease, Cancellation));
        Assert.Null(await _host.Catalog.FindAsync(id));
    }
}
