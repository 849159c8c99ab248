using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Hosting;

/// <summary>Options of the cluster that a silo belongs to; configuration section <c>Cluster</c>, checked at start-up.</summary>
public sealed class ClusterHostOptions
{
    public const string Section = "Cluster";

    /// <summary>Names the service in the keys of stored grain state and reminders: never changed. Default <c>instahub</c>.</summary>
    [Required, MaxLength(150)]
    public string ServiceId { get; set; } = "instahub";

    /// <summary>Names this deployment: silos of one id find each other. Default <c>instahub</c>.</summary>
    [Required, MaxLength(150)]
    public string ClusterId { get; set; } = "instahub";

    /// <summary>The address by which other silos and web processes reach this one. Default loopback: one machine.</summary>
    [Required]
    public string AdvertisedAddress { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>The TCP port for other silos. Default 11111. Not used by the embedded runtime.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>The TCP port for web processes. Default 30000. Not used by the embedded runtime.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;
}

/// <summary>Checks <see cref="ClusterHostOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class ClusterHostOptionsValidator : IValidateOptions<ClusterHostOptions>;
