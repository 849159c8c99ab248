using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Web.Health;

/// <summary>
/// Ready from the moment everything in the process has started until it begins to stop, so that a load balancer
/// sends nothing to a process that is still starting or already draining.
/// </summary>
internal sealed class HostCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    private static readonly Task<HealthCheckResult> Running = Task.FromResult(HealthCheckResult.Healthy());
    private static readonly Task<HealthCheckResult> Starting = Task.FromResult(HealthCheckResult.Unhealthy("The process is starting."));
    private static readonly Task<HealthCheckResult> Stopping = Task.FromResult(HealthCheckResult.Unhealthy("The process is stopping."));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? Stopping
        : lifetime.ApplicationStarted.IsCancellationRequested ? Running
        : Starting;
}
