using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Feeds;

/// <summary>How feeds in use are compared with the database in the background; configuration section <c>Feeds:Sampling</c>, checked at start-up.</summary>
public sealed class FeedSamplingOptions
{
    public const string Section = "Feeds:Sampling";

    /// <summary>How often. 10 ms to 1 day. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many feeds each time. 0 to 1,000; 0: none. Default 3.</summary>
    [Range(0, 1000)]
    public int Feeds { get; set; } = 3;
}

/// <summary>Checks <see cref="FeedSamplingOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class FeedSamplingOptionsValidator : IValidateOptions<FeedSamplingOptions>;
