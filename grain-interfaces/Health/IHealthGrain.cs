namespace InstaHub.GrainInterfaces.Health;

/// <summary>Answers from the silos, so that a process can tell whether it reaches them.</summary>
[Alias("InstaHub.Health.IHealthGrain")]
public interface IHealthGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when a silo has run the call.</summary>
    [Alias("Ping"), ResponseTimeout("00:00:02")]
    Task Ping();
}

/// <summary>References of <see cref="IHealthGrain"/>.</summary>
public static class HealthGrainExtensions
{
    /// <summary>The health grain; one key serves all, since each silo has workers of its own.</summary>
    public static IHealthGrain GetHealthGrain(this IGrainFactory grains) => grains.GetGrain<IHealthGrain>(0);
}
