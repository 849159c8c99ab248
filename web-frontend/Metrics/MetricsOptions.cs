using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary>What <c>/metrics</c> tells, and whom; section <c>Metrics</c>, checked when the process starts. To anybody else it is not there.</summary>
public sealed class MetricsOptions
{
    public const string Section = "Metrics";

    /// <summary>Whether measurements are collected for <c>/metrics</c> at all. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether programs of this machine may read it. Requests that came through a proxy do not count as such. Default true.</summary>
    public bool AllowLoopback { get; set; } = true;

    /// <summary>
    /// A port on which everybody may read it: one of those in <c>ASPNETCORE_URLS</c>, reachable for the operator's network only. Default: none.
    /// </summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Who sends <c>Authorization: Bearer</c> with this may read it; at least 16 characters. Default: nobody.</summary>
    [MinLength(16)]
    public string? Token { get; set; }

    /// <summary>The meters to collect; a name that ends with <c>*</c> stands for all that begin so.</summary>
    public IList<string> Meters { get; set; } = [];

    /// <summary>What is collected besides <see cref="Meters"/>.</summary>
    internal static readonly string[] DefaultMeters =
    [
        "InstaHub.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections", "Npgsql", "Microsoft.Orleans",
    ];

    internal IEnumerable<string> AllMeters => DefaultMeters.Concat(Meters);
}

/// <summary>Checks <see cref="MetricsOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class MetricsOptionsValidator : IValidateOptions<MetricsOptions>;
