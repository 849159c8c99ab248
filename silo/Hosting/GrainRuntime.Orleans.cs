using System.Net;
using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace InstaHub.Silo.Hosting;

/// <summary>Hosting by Orleans: a silo of a cluster whose members find each other in PostgreSQL.</summary>
internal static class GrainRuntime
{
    public const ServingRuntime Kind = ServingRuntime.Orleans;

    // A silo that was killed alone stays listed as active until it has been silent three times this long, and whoever starts
    // after it tries to reach it until then. With Orleans' default of 30 s that is a minute and a half without service.
    private static readonly TimeSpan AliveInterval = TimeSpan.FromSeconds(5);

    public static void Configure(ISiloBuilder silo)
    {
        silo.Services.Configure<ClusterMembershipOptions>(membership => membership.IAmAliveTablePublishTimeout = AliveInterval);
        silo.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, database) =>
        {
            clustering.Invariant = "Npgsql";
            clustering.DataSource = database;
        }));
        silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterHostOptions>>((endpoint, options) =>
        {
            endpoint.AdvertisedIPAddress = IPAddress.Parse(options.Value.AdvertisedAddress);
            endpoint.SiloPort = options.Value.SiloPort;
            endpoint.GatewayPort = options.Value.GatewayPort;
        });
    }
}
