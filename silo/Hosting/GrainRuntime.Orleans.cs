using System.Net;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Health;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace InstaHub.Silo.Hosting;

/// <summary>Hosting by Orleans: a silo of a cluster whose members find each other in PostgreSQL.</summary>
internal static class GrainRuntime
{
    public const ServingRuntime Kind = ServingRuntime.Orleans;

    public static void Configure(ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter<AvailabilityFilter>();
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
