using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>Options of the previews of links; configuration section <c>LinkPreviews</c>, checked at start-up.</summary>
public sealed class LinkPreviewOptions
{
    public const string Section = "LinkPreviews";

    /// <summary>Whether the server fetches pages that users link to: whoever writes a message can make it ask any public server. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Pages that one silo fetches at the same time; others wait. 1 to 256. Default 8.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Requests of one silo to one host in a minute; what is above has no preview. 1 to 100,000. Default 60.</summary>
    [Range(1, 100_000)]
    public int PerHostAndMinute { get; set; } = 60;

    /// <summary>How long a preview is kept before the page is fetched again. 1 s to 30 days. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that there is nothing to show, or nothing could be fetched. 1 s to 30 days. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan KeepFailuresFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Previews that one silo keeps in memory, of some KiB each at most. 0 to 100,000. Default 1,000.</summary>
    [Range(0, 100_000)]
    public int KeptInMemory { get; set; } = 1_000;

    /// <summary>How often the product looks for kept previews to be removed. 10 ms to 1 day. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan CleanupInterval { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>Checks <see cref="LinkPreviewOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class LinkPreviewOptionsValidator : IValidateOptions<LinkPreviewOptions>;
