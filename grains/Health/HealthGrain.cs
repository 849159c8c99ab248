using InstaHub.GrainInterfaces.Health;
using Orleans.Concurrency;

namespace InstaHub.Grains.Health;

/// <inheritdoc cref="IHealthGrain"/>
[GrainType("health"), StatelessWorker(1)]
public sealed class HealthGrain : Grain, IHealthGrain
{
    public Task Ping() => Task.CompletedTask;
}
