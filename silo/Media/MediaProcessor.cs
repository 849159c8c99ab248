using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;

namespace InstaHub.Silo.Media;

/// <summary>Makes of an uploaded file what is read of it, as its kind asks for, and stores that.</summary>
internal sealed class MediaProcessor(
    ImageProcessor images, AudioProcessor audio, VideoProcessor video, IMediaStore store, ILogger<MediaProcessor> logger)
{
    /// <exception cref="MediaFailedException">Nothing can be made of the file.</exception>
    public async Task<ProcessedImage> ProcessAsync(MediaJob job, CancellationToken cancellationToken)
    {
        if (!MediaKinds.HasTracks(job.Kind) && job.Kind != MediaKind.File)
            return await images.ProcessAsync(job, cancellationToken);

        using var folder = await WorkFolder.OpenAsync(job, store, logger, cancellationToken);
        return job.Kind switch
        {
            MediaKind.Video => await video.ProcessAsync(job, folder, cancellationToken),
            MediaKind.File => await KeepAsync(job, folder, cancellationToken),
            _ => await audio.ProcessAsync(job, folder, cancellationToken),
        };
    }

    // As it came: nothing looks into it.
    private async Task<ProcessedImage> KeepAsync(MediaJob job, WorkFolder folder, CancellationToken cancellationToken)
    {
        var size = new FileInfo(folder[WorkFolder.Original]).Length;
        await store.PutAsync(job.Id, MediaFiles.Content(job.Kind), folder[WorkFolder.Original], cancellationToken);
        return ProcessedImage.Unseen(new MediaContent(job.ContentType, size, DurationMs: null, Waveform: null));
    }
}
