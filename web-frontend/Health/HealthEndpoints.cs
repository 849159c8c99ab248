using InstaHub.Web.Api;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Web.Health;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it can serve, or which check says that it cannot.
/// They are for load balancers, process supervisors and the client's status page.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var methods = new HttpMethodMetadata(HeadRequests.GetAndHead);
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteLive })
            .WithMetadata(methods).WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteReady })
            .WithMetadata(methods).WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit();
    }

    private static Task WriteLive(HttpContext context, HealthReport report)
    {
        JsonResponse.Write(context, StatusCodes.Status200OK, LivenessReport.Live, WebJsonContext.Default.LivenessReport);
        return Task.CompletedTask;
    }

    private static Task WriteReady(HttpContext context, HealthReport report)
    {
        // The middleware has set the status from the report.
        JsonResponse.Write(context, context.Response.StatusCode, ReadinessReport.From(report), WebJsonContext.Default.ReadinessReport);
        return Task.CompletedTask;
    }
}
