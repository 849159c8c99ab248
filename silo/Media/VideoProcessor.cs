using System.Globalization;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Makes of a video what every browser plays: H.264 and AAC in MP4, its index first, upright, within 1280 by 720 pixels, without any
/// tags; and of one of its frames the variants of a picture.
/// </summary>
internal sealed class VideoProcessor(Transcoder transcoder, ImageProcessor images, IMediaStore store, IOptions<ProcessingOptions> options)
{
    private const string Made = "made.mp4";
    private const string Poster = "poster.png";

    /// <summary>Where the frame is taken that stands for the whole: what fades in is over, unless the video is short.</summary>
    private static readonly TimeSpan PosterAt = TimeSpan.FromSeconds(1);

    private static readonly string[] Video =
        ["-c:v", "libx264", "-profile:v", "high", "-preset", "veryfast", "-crf", "23", "-maxrate", "3M", "-bufsize", "6M", "-bsf:v", "filter_units=remove_types=6"];

    private static readonly string[] Sound = ["-c:a", "aac", "-ac", "2", "-ar", "48000", "-b:a", "128k"];

    /// <exception cref="MediaFailedException">Nothing can be made of the file.</exception>
    public async Task<ProcessedImage> ProcessAsync(MediaJob job, WorkFolder folder, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxVideoDuration;
        var container = PlayingTime.ContainerOf(job);
        var probed = await transcoder.ProbeAsync(folder.Path, WorkFolder.Original, container, cancellationToken);
        var video = probed.Video ?? throw new MediaFailedException(MediaFailures.UnsupportedType, "there is no track of moving pictures");
        if (video.Width < 1 || video.Height < 1)
            throw new MediaFailedException(MediaFailures.Damaged, "its pictures have no size");
        if ((long)video.Width * video.Height > options.Value.MaxVideoPixels)
            throw new MediaFailedException(MediaFailures.TooManyPixels, $"it has {video.Width} x {video.Height} pixels");
        PlayingTime.CheckClaim(probed.Duration, container, most);

        var made = await EncodeAsync(folder, container, video, most, cancellationToken);
        var duration = made.Duration ?? TimeSpan.Zero;
        PlayingTime.Check(duration, probed.Duration, container, most);

        await TakePosterAsync(folder, duration, cancellationToken);
        var picture = await images.MakeAsync(job.Id, Poster, ImageHeader.PngType, isSquare: false, folder.Path, cancellationToken);
        var content = new MediaContent("video/mp4", new FileInfo(folder[Made]).Length, (int)Math.Round(duration.TotalMilliseconds), Waveform: null);
        await store.PutAsync(job.Id, MediaFiles.Content(job.Kind), folder[Made], cancellationToken);
        return picture with { Content = content };
    }

    private async Task<ProbedMedia> EncodeAsync(WorkFolder folder, MediaContainer container, ProbedVideo video, TimeSpan most, CancellationToken cancellationToken)
    {
        var (width, height) = video.Fit();
        var filter = string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height},setsar=1,format=yuv420p");
        string[] output =
        [
            "-map", string.Create(CultureInfo.InvariantCulture, $"0:{video.Index}"), "-map", "0:a:0?", "-vf", filter, .. Video,
            "-threads", options.Value.TranscodingThreads.ToString(CultureInfo.InvariantCulture), .. Sound, "-movflags", "+faststart", "-f", "mp4", Made,
        ];
        await transcoder.EncodeAsync(folder.Path, WorkFolder.Original, container, PlayingTime.ToBeRead(most), [output], Nothing, cancellationToken);
        return await transcoder.ProbeAsync(folder.Path, Made, MediaContainer.Mp4, cancellationToken);
    }

    // Of what we have made ourselves.
    private Task TakePosterAsync(WorkFolder folder, TimeSpan duration, CancellationToken cancellationToken)
    {
        var at = duration > 2 * PosterAt ? PosterAt : TimeSpan.Zero;
        string[] output =
            ["-map", "0:v:0", "-ss", at.TotalSeconds.ToString(CultureInfo.InvariantCulture), "-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1", Poster];
        return transcoder.EncodeAsync(folder.Path, Made, MediaContainer.Mp4, 3 * PosterAt, [output], Nothing, cancellationToken);
    }

    private static Task Nothing(Stream output, CancellationToken cancellationToken) => output.CopyToAsync(Stream.Null, cancellationToken);
}
