using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Live;

/// <summary>Options of the hub; section <c>Live</c>, which the grains read too, checked when the process starts.</summary>
public sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>Most connections of this process; one more is refused. Each costs some 30 kB. Default 50,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 50_000;

    /// <summary>
    /// How often this process tells the grains that it and its users are here, and looks whether it has missed something. A fraction
    /// of the grains' <c>Lease</c>. 100 ms to 5 min. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most events that wait for a connection to take them; with one more it is closed, and its client comes back and syncs. Default 256.</summary>
    [Range(1, 100_000)]
    public int SendBuffer { get; set; } = 256;

    /// <summary>
    /// How long events are held back after <c>ready</c> for a client to say by <c>sync</c> where it left off, so that what it missed
    /// comes before what is new. 0 to 1 min. Default 500 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SyncGrace { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most posts whose numbers one connection watches; one more is refused with <c>watch_limit</c>. 1 to 1,000. Default 200.</summary>
    [Range(1, 1_000)]
    public int MaxWatchedPosts { get; set; } = 200;

    /// <summary>Most users of whom one connection is told whether they are there; one more is refused with <c>watch_limit</c>. 1 to 1,000. Default 200.</summary>
    [Range(1, 1_000)]
    public int MaxWatchedUsers { get; set; } = 200;

    /// <summary>Most method calls of one connection in a minute; one more is refused with <c>rate_limited</c>, unless <c>RateLimits:Enabled</c> is false. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int InvocationsPerMinute { get; set; } = 600;

    /// <summary>Largest message of a client, in bytes; with a larger one its connection is closed. Default 32 KiB.</summary>
    [Range(1024, 1 << 20)]
    public int MaxMessageBytes { get; set; } = 32 << 10;
}

/// <summary>Checks <see cref="LiveOptions"/> by its attributes; generated.</summary>
[OptionsValidator]
internal sealed partial class LiveOptionsValidator : IValidateOptions<LiveOptions>;
