using System.Text;
using InstaHub.Web.Api;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary><c>/metrics</c>, for those whom <see cref="MetricsOptions"/> lets read it; for others the address does not exist.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/metrics", HeadRequests.GetAndHead, (RequestDelegate)AnswerAsync).WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit();

    private static Task AnswerAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value;
        if (!options.Enabled || !Operators.IsOne(context, options))
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
}
