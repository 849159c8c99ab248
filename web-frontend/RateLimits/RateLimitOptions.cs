using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.RateLimits;

/// <summary>How many requests a caller may make; section <c>RateLimits</c>, checked when the process starts.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Whether there are limits at all, those of failed sign-ins included. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a window lasts; the limits are for one. 1 s to 1 h. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Requests of one address without a user, in a window. Default 100.</summary>
    [Range(1, 100_000_000)]
    public int Anonymous { get; set; } = 100;

    /// <summary>Requests of one user, in a window. Default 3000.</summary>
    [Range(1, 100_000_000)]
    public int User { get; set; } = 3000;

    /// <summary>Those among a user's requests that change something, in a window. Default 600.</summary>
    [Range(1, 100_000_000)]
    public int UserWrites { get; set; } = 600;

    /// <summary>Failed sign-ins or registrations, for one account and for one address, in a window. Default 5.</summary>
    [Range(1, 1_000_000)]
    public int SignInFailures { get; set; } = 5;

    /// <summary>
    /// How long a process keeps permits that it does not use before it gives them back to be used by others. 100 ms to 1 min. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ReturnAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most callers of whom a process keeps permits; who comes on top costs a grain call for each request. Default 50,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxTracked { get; set; } = 50_000;
}

/// <summary>Checks <see cref="RateLimitOptions"/> by its attributes; generated.</summary>
[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
