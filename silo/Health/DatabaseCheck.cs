using InstaHub.Silo.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Silo.Health;

/// <summary>Ready only while the database can be used. Asks what is known already, not the database.</summary>
public sealed class DatabaseCheck(DatabaseHealth database) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(database.IsAvailable ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached."));
}
