using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Accounts;

/// <summary>
/// Options of failed sign-ins and registrations; keys of the configuration section <c>RateLimits</c>, which the web front end reads
/// too, checked at start-up.
/// </summary>
public sealed class SignInThrottleOptions
{
    public const string Section = "RateLimits";

    /// <summary>Whether failures are limited; false lifts all other rate limits too. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Most failures of one subject in a window. 1 to 1,000. Default 5.</summary>
    [Range(1, 1_000)]
    public int SignInFailures { get; set; } = 5;

    /// <summary>How long a failure counts. 1 s to 24 h. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Checks <see cref="SignInThrottleOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class SignInThrottleOptionsValidator : IValidateOptions<SignInThrottleOptions>;
