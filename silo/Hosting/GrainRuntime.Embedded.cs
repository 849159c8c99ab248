using InstaHub.Silo.Database.Locking;

namespace InstaHub.Silo.Hosting;

/// <summary>Hosting by the embedded runtime: one process, so nothing to join and nobody to listen for.</summary>
internal static class GrainRuntime
{
    public const ServingRuntime Kind = ServingRuntime.Embedded;

    public static void Configure(ISiloBuilder silo)
    {
    }
}
