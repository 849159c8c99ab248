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

    /// <summary>Files processed at the same time, each by one process at a time. 1 to 256; 0: one for each 2 processors. Default 0.</summary>
    [Range(0, 256)]
    public int Concurrency { get; set; }

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
