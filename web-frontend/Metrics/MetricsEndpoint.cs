using System.Net;
using System.Security.Cryptography;
using System.Text;
using InstaHub.Web.Api;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary><c>/metrics</c>, for those whom <see cref="MetricsOptions"/> lets read it; for others the address does not exist.</summary>
internal static class MetricsEndpoint
{
    private const string BearerPrefix = "Bearer ";

    // What a proxy says of its client, before and after the framework has read it.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];

    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/metrics", HeadRequests.GetAndHead, (RequestDelegate)AnswerAsync).WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit();

    private static Task AnswerAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value;
        if (!options.Enabled || !MayRead(context, options))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var text = Encoding.UTF8.GetBytes(context.RequestServices.GetRequiredService<MetricCollector>().Collect());
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = PrometheusText.ContentType;
        if (!Compression.TryWrite(context, text))
        {
            context.Response.ContentLength = text.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
                return context.Response.Body.WriteAsync(text, context.RequestAborted).AsTask();
        }
        return Task.CompletedTask;
    }

    private static bool MayRead(HttpContext context, MetricsOptions options) =>
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
