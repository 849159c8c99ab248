namespace InstaHub.Web.Hosting;

/// <summary>How a web-only process reaches the grains: with the embedded runtime, not at all.</summary>
internal static class GrainClient
{
    /// <summary>Connects the process to the silos.</summary>
    /// <returns>Null when it is configured; otherwise the reason, for the operator, why this process cannot serve.</returns>
    public static string? Configure(IHostApplicationBuilder builder) =>
        """
        InstaHub.Web: a web-only process needs a cluster, and this build has the embedded grain runtime, which is one process.
        Run the silo with the web front end in it (Silo__Roles=silo,web, the default), or build with -p:GrainRuntime=Orleans.
        """;
}
