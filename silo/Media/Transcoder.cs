using System.Globalization;
using InstaHub.GrainInterfaces.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Runs the programs of FFmpeg, which read video and sound. What they may do with a file is narrowed to what the file is declared to be:
/// one demuxer, so that no playlist is ever taken for one; no protocol but that of local files; the decoders named here; so many pixels.
/// </summary>
internal sealed class Transcoder(Sandbox sandbox, IOptions<ProcessingOptions> options)
{
    /// <summary>More is printed of no honest file, in characters.</summary>
    private const int MaxOutput = 64 << 10;

    /// <summary>The code with which <c>ffmpeg</c> ends when it is told to by a signal, as it is at the limit of processor time.</summary>
    private const int Interrupted = 255;

    /// <summary>The decoders that are let near a file, as FFmpeg names them; the last of them for covers, which it wants to know before it drops them.</summary>
    private const string Decoders =
        "h264,hevc,vp8,libvpx,vp9,libvpx-vp9,libdav1d,libaom-av1,av1,mpeg4,mjpeg,aac,mp3float,mp3,opus,libopus,vorbis,libvorbis,flac,alac,"
        + "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_alaw,pcm_mulaw,png";

    private static readonly Dictionary<string, string> Environment = [];

    private readonly ProcessingOptions _options = options.Value;
    private readonly Lazy<string?> _folder = new(() => Sandbox.FindFolder(options.Value.FfmpegPath, "ffmpeg", "ffprobe"));

    /// <summary>Whether the programs are installed.</summary>
    public bool IsInstalled => _folder.Value is not null;

    /// <summary>Reads what a file says of itself.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="file">Its name there.</param>
    /// <param name="container">What it is to be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MediaFailedException">It is something else, or a limit was reached.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public async Task<ProbedMedia> ProbeAsync(string folder, string file, MediaContainer container, CancellationToken cancellationToken)
    {
        var printed = "";
        string[] arguments = ["-v", "error", .. Narrowed(container), "-show_entries", ProbedMedia.Entries, "-of", "json", file];
        await RunAsync(
            folder, "ffprobe", arguments, async (output, token) => printed = await Sandbox.ReadTextAsync(output, MaxOutput, token), cancellationToken);
        return ProbedMedia.Parse(printed);
    }

    /// <summary>Decodes a file and encodes it anew, without anything that is not sound or picture.</summary>
    /// <param name="folder">Where it is, and where what is made will be.</param>
    /// <param name="file">Its name there.</param>
    /// <param name="container">What it is.</param>
    /// <param name="most">Of which not more than this is read.</param>
    /// <param name="outputs">What is to be made of it, as arguments of <c>ffmpeg</c>; each begins by choosing tracks.</param>
    /// <param name="read">Takes what is written to the pipe <c>pipe:1</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MediaFailedException">It cannot be decoded, or a limit was reached.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public Task EncodeAsync(
        string folder, string file, MediaContainer container, TimeSpan most, IEnumerable<IReadOnlyList<string>> outputs, Func<Stream, CancellationToken, Task> read,
        CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-nostdin", "-v", "error", "-threads", Text(_options.TranscodingThreads), .. Narrowed(container), "-max_pixels", Text(_options.MaxVideoPixels),
            "-t", most.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), "-i", file, .. outputs.SelectMany(Clean),
        ];
        return RunAsync(folder, "ffmpeg", arguments, read, cancellationToken);
    }

    private async Task RunAsync(
        string folder, string program, IReadOnlyList<string> arguments, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        if (_folder.Value is not { } programs)
            throw new MediaFailedException(MediaFailures.NoDecoder, "ffmpeg is not installed");

        var run = new LimitedRun(Path.Combine(programs, program), folder, arguments, Environment, _options.MaxTranscodingCpuSeconds, _options.MaxMemoryMiB);
        var end = await sandbox.RunAsync(run, read, cancellationToken);
        if (end.Code != 0)
            throw new MediaFailedException(FailureOf(end), $"{program} ended with {end.Code}: {end.Errors}");
    }

    // FFmpeg calls a file that ends too early an "Input/output error": that is not taken for the disk's.
    private static string FailureOf(ProgramEnd end) =>
        end.Code is ProgramEnd.CpuLimitReached or Interrupted ? MediaFailures.Timeout
        : end.Says("not on whitelist") ? MediaFailures.UnsupportedType
        : MediaFailures.Damaged;

    private static string[] Narrowed(MediaContainer container) =>
        ["-f", DemuxerOf(container), "-protocol_whitelist", "file", "-format_whitelist", DemuxerOf(container), "-codec_whitelist", Decoders];

    // Nothing of the tags of file, tracks and chapters, and not even who has written it.
    private static IEnumerable<string> Clean(IReadOnlyList<string> output) =>
    [
        .. output.Take(output.Count - 1), "-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-flags:a", "+bitexact", output[^1],
    ];

    private static string DemuxerOf(MediaContainer container) => container switch
    {
        MediaContainer.Mp4 => "mov,mp4,m4a,3gp,3g2,mj2",
        MediaContainer.Matroska => "matroska,webm",
        MediaContainer.Ogg => "ogg",
        MediaContainer.Wav => "wav",
        MediaContainer.Flac => "flac",
        MediaContainer.Mp3 => "mp3",
        _ => "aac",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
