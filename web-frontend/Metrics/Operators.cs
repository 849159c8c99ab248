using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace InstaHub.Web.Metrics;

/// <summary>Those whom <see cref="MetricsOptions"/> let ask the product how it is.</summary>
internal static class Operators
{
    private const string BearerPrefix = "Bearer ";

    // What a proxy says of its client, before and after the framework has read it.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];

    /// <summary>Whether whoever sends this request is one of them.</summary>
    public static bool IsOne(HttpContext context, MetricsOptions options) =>
        (options.AllowLoopback && IsFromThisMachine(context))
        || (options.Port is { } port && context.Connection.LocalPort == port)
        || (options.Token is { } token && HasToken(context.Request, token));

    /// <summary>The host must be this machine by name too: a page may have its own name resolve to loopback.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Array.Exists(ProxyHeaders, context.Request.Headers.ContainsKey)
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));

    private static bool HasToken(HttpRequest request, string token)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[BearerPrefix.Length..]), Encoding.UTF8.GetBytes(token));
    }
}
