using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security;

/// <summary>
/// The reverse proxies in front of this process; section <c>Proxies</c>. Only from them are <c>X-Forwarded-For</c> and
/// <c>X-Forwarded-Proto</c> believed; without any, the default, from nobody.
/// </summary>
public sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Addresses of proxies, e.g. <c>10.0.0.5</c>. Default: none.</summary>
    public IList<string> Addresses { get; set; } = [];

    /// <summary>Networks that proxies are in, e.g. <c>10.0.0.0/8</c>. Default: none.</summary>
    public IList<string> Networks { get; set; } = [];

    /// <summary>Most proxies that a request has passed, one after the other. Default 1.</summary>
    [Range(1, 10)]
    public int Hops { get; set; } = 1;

    /// <summary>Whether there are any.</summary>
    public bool Any => Addresses.Count > 0 || Networks.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Addresses.Where(address => !IPAddress.TryParse(address, out _)))
            yield return new ValidationResult($"{Section}:{nameof(Addresses)} has '{address}', which is no address.", [nameof(Addresses)]);
        foreach (var network in Networks.Where(network => !System.Net.IPNetwork.TryParse(network, out _)))
            yield return new ValidationResult($"{Section}:{nameof(Networks)} has '{network}', which is no network like 10.0.0.0/8.", [nameof(Networks)]);
    }

    internal ForwardedHeadersOptions ToForwardedHeaders()
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = Hops };
        // The framework's own default believes the whole machine.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var address in Addresses)
            forwarded.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in Networks)
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        return forwarded;
    }
}

/// <summary>Checks <see cref="ProxyOptions"/>; generated.</summary>
[OptionsValidator]
internal sealed partial class ProxyOptionsValidator : IValidateOptions<ProxyOptions>;
