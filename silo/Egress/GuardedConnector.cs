using System.Net;
using System.Net.Sockets;
using InstaHub.Grains.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Egress;

/// <summary>
/// Connects to hosts that users name. A name is resolved once, all its addresses are checked, and it is connected to one of exactly those:
/// whatever the name resolves to a moment later is of no interest.
/// </summary>
public sealed class GuardedConnector(IHostResolver resolver, IDialer dialer, IOptions<EgressOptions> options)
{
    /// <summary>How many of a name's addresses are tried.</summary>
    private const int MaxAttempts = 4;

    private readonly IPNetwork[] _refused = [.. options.Value.RefusedNetworks.Select(network => IPNetwork.Parse(network))];
    private readonly IReadOnlyCollection<int> _ports = options.Value.AllowedPorts;

    /// <summary>Connects to a host; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="EgressException">It must not be reached, or cannot.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        if (!_ports.Contains(host.Port))
            throw new EgressException(EgressOutcome.RefusedUrl, "The port is not one to connect to.");
        var addresses = await ResolveAsync(host.Host, cancellationToken);
        // One that is refused speaks against the name: who gives a private address beside a public one wants it to be reached.
        foreach (var address in addresses)
        {
            if (RefusalOf(address) is { } refusal)
                throw new EgressException(EgressOutcome.RefusedAddress, $"The host has an address that is not to be reached ({refusal}).");
        }

        Exception? last = null;
        foreach (var address in addresses.Take(MaxAttempts))
        {
            try
            {
                return await dialer.DialAsync(new IPEndPoint(address, host.Port), cancellationToken);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw new EgressException(EgressOutcome.Unreachable, "No address of the host takes the connection.", last);
    }

    private string? RefusalOf(IPAddress address) =>
        AddressRules.RefusalOf(address) ?? (Array.Exists(_refused, network => network.Contains(address)) ? "refused by configuration" : null);

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        try
        {
            return await resolver.ResolveAsync(host, cancellationToken) is { Length: > 0 } addresses
                ? addresses
                : throw new EgressException(EgressOutcome.NotResolved, "The host has no address.");
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new EgressException(EgressOutcome.NotResolved, "The host has no address.", e);
        }
    }
}
