using InstaHub.GrainInterfaces.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Web.Health;

/// <summary>Ready only while grains answer.</summary>
internal sealed class GrainCheck(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetHealthGrain().Ping();
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception)
        {
            return HealthCheckResult.Unhealthy("Grains do not answer.", exception);
        }
    }
}
