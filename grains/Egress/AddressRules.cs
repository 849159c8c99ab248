using System.Net;
using System.Net.Sockets;

namespace InstaHub.Grains.Egress;

/// <summary>
/// Which addresses the product may connect to when users name them: global unicast only. Pure. Sources: the IANA IPv4 and IPv6
/// Special-Purpose Address Registries (RFC 6890 and its updates), the IPv4 and IPv6 multicast address spaces, and the IPv6 Address Space
/// registry, by which 2000::/3 alone is given out as global unicast.
/// </summary>
public static class AddressRules
{
    private static readonly (IPNetwork Network, string Name)[] Refused =
    [
        .. Networks("this network", "0.0.0.0/8"),
        .. Networks("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
        .. Networks("shared", "100.64.0.0/10"),
        .. Networks("loopback", "127.0.0.0/8", "::1/128"),
        .. Networks("link-local", "169.254.0.0/16", "fe80::/10"),
        .. Networks("protocol assignments", "192.0.0.0/24", "2001::/23"), // with Teredo, 2001::/32, and ORCHID
        .. Networks("documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
        .. Networks("6to4", "192.88.99.0/24", "2002::/16"),
        .. Networks("benchmarking", "198.18.0.0/15"),
        .. Networks("multicast", "224.0.0.0/4", "ff00::/8"),
        .. Networks("reserved", "240.0.0.0/4"), // with broadcast
        .. Networks("unspecified", "::/128"),
        .. Networks("IPv4-compatible", "::/96"),
        .. Networks("local NAT64", "64:ff9b:1::/48"),
        .. Networks("discard", "100::/64"),
        .. Networks("unique local", "fc00::/7"),
        .. Networks("site-local", "fec0::/10"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // By RFC 6052 what is behind it has a global address of IPv4; networks without IPv4 reach all of it so.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Why nothing may connect there.</summary>
    /// <param name="address">Of IPv4 or IPv6. One within NAT64 (64:ff9b::/96) is judged by the address of IPv4 in it.</param>
    /// <returns>The name of its range; null: it is global unicast.</returns>
    public static string? RefusalOf(IPAddress address)
    {
        if (address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
            return "unknown";
        if (address.IsIPv4MappedToIPv6) // ::ffff:0:0/96, which networks of IPv4 would be compared with
            return "IPv4-mapped";
        if (Nat64.Contains(address))
            return RefusalOf(new IPAddress(address.GetAddressBytes().AsSpan(12))) is { } inner ? $"NAT64 of {inner}" : null;
        foreach (var (network, name) in Refused)
        {
            if (network.Contains(address))
                return name;
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && (address.ScopeId != 0 || !GlobalUnicast.Contains(address)) ? "not global unicast" : null;
    }

    private static IEnumerable<(IPNetwork, string)> Networks(string name, params string[] networks) =>
        networks.Select(network => (IPNetwork.Parse(network), name));
}
