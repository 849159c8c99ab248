using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>How things are done at their time; configuration section <c>DueJobs</c>, checked at start-up.</summary>
public sealed class DueJobOptions
{
    public const string Section = "DueJobs";

    /// <summary>Longest wait before looking for what other silos have added or left. 10 ms to 1 h. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long a job is one silo's; if that dies, another has it then. 100 ms to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait after a failure; the first is a second, and each is twice the one before. 1 s to 1 day. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestBackoff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most jobs at the same time. 1 to 1,000. Default 32.</summary>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 32;
}

/// <summary>Checks <see cref="DueJobOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class DueJobOptionsValidator : IValidateOptions<DueJobOptions>;
