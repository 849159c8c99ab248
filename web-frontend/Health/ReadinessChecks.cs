using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Web.Health;

/// <summary>What <c>/health/ready</c> asks. The host adds a check for each thing that serving needs.</summary>
public static class ReadinessChecks
{
    /// <summary>A check that has not answered by then has failed.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Adds a check under a name that operators and users see. It is asked at each request for readiness, so it must be cheap,
    /// and its description must tell no secrets: it is public.
    /// </summary>
    public static IServiceCollection AddReadinessCheck<T>(this IServiceCollection services, string name) where T : class, IHealthCheck
    {
        services.AddHealthChecks().AddCheck<T>(name, HealthStatus.Unhealthy, tags: [], Timeout);
        return services;
    }

    internal static void AddReadiness(this IServiceCollection services) =>
        services.AddReadinessCheck<HostCheck>("host").AddReadinessCheck<GrainCheck>("grains");
}
