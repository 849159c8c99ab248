using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Silo.Database;

/// <summary>Readiness as far as the database goes. Says what <see cref="DatabaseHealth"/> knows; asks nothing itself.</summary>
public sealed class DatabaseHealthCheck(DatabaseHealth health) : IHealthCheck
{
    // Public, so without what the server said; that is in the log.
    private static readonly Task<HealthCheckResult> Away = Task.FromResult(HealthCheckResult.Unhealthy("The database cannot be used at the moment."));
    private static readonly Task<HealthCheckResult> There = Task.FromResult(HealthCheckResult.Healthy());

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        health.IsAvailable ? There : Away;
}
