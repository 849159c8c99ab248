using Orleans.Configuration;

namespace InstaHub.Web.Hosting;

/// <summary>How a web-only process reaches the grains: as a client of the silos that PostgreSQL knows of.</summary>
internal static class GrainClient
{
    private const string ConnectionStringName = "InstaHub";

    /// <summary>Connects the process to the silos.</summary>
    /// <returns>Null when it is configured; otherwise the reason, for the operator, why this process cannot serve.</returns>
    public static string? Configure(IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString(ConnectionStringName) is not { Length: > 0 } connection)
            return $"InstaHub.Web: ConnectionStrings__{ConnectionStringName} names no database, so the silos cannot be found.";

        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connection;
            });
            client.Services.AddOptions<ClusterOptions>().Configure(options =>
            {
                options.ServiceId = builder.Configuration["Cluster:ServiceId"] ?? "instahub";
                options.ClusterId = builder.Configuration["Cluster:ClusterId"] ?? "instahub";
            });
        });
        return null;
    }
}
