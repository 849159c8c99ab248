using System.Buffers;
using System.Globalization;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Makes of sound what every browser plays: AAC in MP4, its index first, without any tags; of a voice in mono. Its waveform and how long
/// it plays come of the samples themselves, whatever the file says.
/// </summary>
internal sealed class AudioProcessor(Transcoder transcoder, IMediaStore store, IOptions<ProcessingOptions> options)
{
    private const string Made = "made.m4a";

    private static readonly string[] AsVoice = ["-ac", "1", "-ar", "48000", "-b:a", "64k"];
    private static readonly string[] AsMusic = ["-ac", "2", "-ar", "48000", "-b:a", "160k"];

    /// <exception cref="MediaFailedException">Nothing can be made of the file.</exception>
    public async Task<ProcessedImage> ProcessAsync(MediaJob job, WorkFolder folder, CancellationToken cancellationToken)
    {
        var most = job.Kind == MediaKind.Voice ? options.Value.MaxVoiceDuration : options.Value.MaxAudioDuration;
        var container = PlayingTime.ContainerOf(job);
        var probed = await transcoder.ProbeAsync(folder.Path, WorkFolder.Original, container, cancellationToken);
        if (!probed.HasAudio)
            throw new MediaFailedException(MediaFailures.UnsupportedType, "there is no track of sound");
        PlayingTime.CheckClaim(probed.Duration, container, most);

        var waveform = new Waveform();
        string[] sound = ["-map", "0:a:0", "-c:a", "aac", .. job.Kind == MediaKind.Voice ? AsVoice : AsMusic, "-movflags", "+faststart", "-f", "mp4", Made];
        string[] samples = ["-map", "0:a:0", "-c:a", "pcm_s16le", "-ac", "1", "-ar", Waveform.Rate.ToString(CultureInfo.InvariantCulture), "-f", "s16le", "pipe:1"];
        await transcoder.EncodeAsync(
            folder.Path, WorkFolder.Original, container, PlayingTime.ToBeRead(most), [sound, samples], (pcm, token) => ReadAsync(pcm, waveform, token), cancellationToken);
        PlayingTime.Check(waveform.Duration, probed.Duration, container, most);

        var size = new FileInfo(folder[Made]).Length;
        await store.PutAsync(job.Id, MediaFiles.Content(job.Kind), folder[Made], cancellationToken);
        return ProcessedImage.Unseen(new MediaContent("audio/mp4", size, (int)Math.Round(waveform.Duration.TotalMilliseconds), waveform.Build()));
    }

    private static async Task ReadAsync(Stream pcm, Waveform waveform, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            while (await pcm.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                waveform.Add(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
