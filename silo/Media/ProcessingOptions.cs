using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>Options of the processing of uploaded files; configuration section <c>Media:Processing</c>, checked at start-up.</summary>
public sealed class ProcessingOptions
{
    public const string Section = "Media:Processing";

    /// <summary>
    /// Folder of the programs <c>vips</c> and <c>vipsheader</c> (Debian: <c>libvips-tools</c>). Default: they are
    /// looked for where the <c>PATH</c> says.
    /// </summary>
    public string? VipsPath { get; set; }

    /// <summary>
    /// Folder of the programs <c>ffmpeg</c> and <c>ffprobe</c> (Debian: <c>ffmpeg</c>). Default: they are looked for where the <c>PATH</c>
    /// says.
    /// </summary>
    public string? FfmpegPath { get; set; }

    /// <summary>
    /// Photos, voice messages and files processed at the same time, each by one process at a time. 1 to 256; 0: one for each 2 processors.
    /// Default 0.
    /// </summary>
    [Range(0, 256)]
    public int Concurrency { get; set; }

    /// <summary>Videos and pieces of audio processed at the same time, beside the others. 1 to 256. Default 1.</summary>
    [Range(1, 256)]
    public int TranscodingConcurrency { get; set; } = 1;

    /// <summary>Threads of each process that decodes and encodes video. 1 to 256. Default 1.</summary>
    [Range(1, 256)]
    public int TranscodingThreads { get; set; } = 1;

    /// <summary>As <see cref="Timeout"/>, of video and sound. 1 s to 24 h. Default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TranscodingTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>As <see cref="MaxCpuSeconds"/>, of a process that decodes video or sound. 1 to 86,400. Default 1,800.</summary>
    [Range(1, 86_400)]
    public int MaxTranscodingCpuSeconds { get; set; } = 1_800;

    /// <summary>Most pixels of a frame of a video. 1 to 100,000,000. Default 9,500,000: what is called 4K.</summary>
    [Range(1, 100_000_000)]
    public int MaxVideoPixels { get; set; } = 9_500_000;

    /// <summary>How long a video may play. 1 s to 12 h. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan MaxVideoDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a piece of audio may play. 1 s to 12 h. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan MaxAudioDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a voice message may play. 1 s to 12 h. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan MaxVoiceDuration { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most pixels of a picture that is decoded. 1 to 1,000,000,000. Default 50,000,000.</summary>
    [Range(1, 1_000_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>
    /// Most time that one file may take, waiting for a processor included: on a machine that is busy otherwise a photo takes many times as
    /// long. 1 s to 1 h. Default 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most processor time of one process, in seconds. 1 to 600. Default 30.</summary>
    [Range(1, 600)]
    public int MaxCpuSeconds { get; set; } = 30;

    /// <summary>Most address space of one process, in MiB. 16 to 65,536. Default 2,048.</summary>
    [Range(16, 65_536)]
    public int MaxMemoryMiB { get; set; } = 2_048;

    /// <summary>Whether what users upload is kept beside what was made of it. Default false.</summary>
    public bool KeepOriginals { get; set; }

    /// <summary>Time between two looks for files whose upload this process was not told of. 10 ms to 10 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan Polling { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a file stays with a worker that gives no sign of life, and rests after the disk or the database has failed; then another
    /// begins anew. 1 s to 1 h. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a file is begun before it is given up. 1 to 100. Default 4.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 4;

    /// <summary><see cref="Concurrency"/> as a number.</summary>
    internal int Slots => Concurrency > 0 ? Concurrency : Math.Max(1, Environment.ProcessorCount / 2);
}

/// <summary>Checks <see cref="ProcessingOptions"/> at start-up.</summary>
[OptionsValidator]
internal sealed partial class ProcessingOptionsValidator : IValidateOptions<ProcessingOptions>;
