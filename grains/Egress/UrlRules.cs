using System.Net;
using System.Text;

namespace InstaHub.Grains.Egress;

/// <summary>Which addresses that users name the product may ask for, as far as the text tells; what a name resolves to is judged when it is connected to. Pure.</summary>
public static class UrlRules
{
    /// <summary>Most characters of an address, in ASCII.</summary>
    public const int MaxLength = 2048;

    private const int MaxHostLength = 253;

    /// <summary>The ports that are allowed where nothing else is configured.</summary>
    public static IReadOnlyCollection<int> WebPorts { get; } = [80, 443];

    /// <summary>What is wrong with an address.</summary>
    /// <param name="url">Any.</param>
    /// <param name="ports">Those that are allowed.</param>
    /// <returns>In a few words, without the address; null: it may be asked for.</returns>
    public static string? ProblemOf(Uri url, IReadOnlyCollection<int> ports)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            return "not http or https";
        if (url.UserInfo.Length > 0)
            return "credentials";
        if (HostOf(url) is not { } host)
            return "host";
        if (!ports.Contains(url.Port))
            return "port";
        if (AsciiOf(url).Length > MaxLength)
            return "too long";
        if (url.HostNameType != UriHostNameType.Dns)
            return IPAddress.TryParse(host, out var address) ? AddressRules.RefusalOf(address) : "host";
        return null;
    }

    /// <summary>An address as it goes over the wire: the host in Punycode, everything else escaped.</summary>
    /// <param name="url">The address, with which nothing is wrong.</param>
    /// <param name="withFragment">Whether what comes after <c>#</c> is kept, which servers never see.</param>
    public static string AsciiOf(Uri url, bool withFragment = false)
    {
        var rest = UriComponents.PathAndQuery | (withFragment ? UriComponents.Fragment : 0);
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost;
        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        return $"{url.Scheme}://{host.ToLowerInvariant()}{port}{url.GetComponents(rest, UriFormat.UriEscaped)}";
    }

    // Null: it is none.
    private static string? HostOf(Uri url)
    {
        if (url.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
            return null;
        try
        {
            return url.IdnHost is { Length: <= MaxHostLength } host && Ascii.IsValid(host) ? host : null;
        }
        catch (UriFormatException)
        {
            // A name that is taken for one of letters beyond ASCII, and cannot be.
            return null;
        }
    }
}
