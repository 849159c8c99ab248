using System.ComponentModel.DataAnnotations;
using System.Net;
using InstaHub.Grains.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Egress;

/// <summary>Limits of what the server fetches from addresses that users name; configuration section <c>Egress</c>, checked at start-up.</summary>
public sealed class EgressOptions : IValidatableObject
{
    public const string Section = "Egress";

    /// <summary>Ports that may be connected to, 1 to 65535. Default none, which stands for 80 and 443.</summary>
    public IList<int> Ports { get; set; } = [];

    /// <summary>
    /// Networks that must not be reached although their addresses are global, in CIDR notation: those of the operator's own, and the
    /// prefix of a NAT64 of theirs. Default none.
    /// </summary>
    public IList<string> RefusedNetworks { get; set; } = [];

    /// <summary>Most time for all of it: names, connections, redirects, reading. 100 ms to 1 min. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most bytes that are read of a body, before and after it is decompressed. 1 KiB to 16 MiB. Default 512 KiB.</summary>
    [Range(1 << 10, 16 << 20)]
    public int MaxBodyBytes { get; set; } = 512 << 10;

    /// <summary>Most KiB of the header of an answer. 1 to 1,024. Default 32.</summary>
    [Range(1, 1024)]
    public int MaxHeaderKiB { get; set; } = 32;

    /// <summary>Redirects that are followed. 0 to 10. Default 3.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; set; } = 3;

    /// <summary>What the server calls itself. Default <c>InstaHub/1.0</c>.</summary>
    [Required, RegularExpression("[!-~]+( [!-~]+)*")]
    public string UserAgent { get; set; } = "InstaHub/1.0";

    /// <summary><see cref="Ports"/>, or those that they stand for.</summary>
    internal IReadOnlyCollection<int> AllowedPorts => Ports.Count > 0 ? [.. Ports] : UrlRules.WebPorts;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Ports.Any(port => port is < 1 or > 65535))
            yield return new ValidationResult($"{Section}:{nameof(Ports)} must be 1 to 65535.", [nameof(Ports)]);
        foreach (var network in RefusedNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new ValidationResult($"{Section}:{nameof(RefusedNetworks)} has \"{network}\", which is no network such as 198.51.100.0/24.", [nameof(RefusedNetworks)]);
    }
}

/// <summary>Checks <see cref="EgressOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class EgressOptionsValidator : IValidateOptions<EgressOptions>;
