using InstaHub.Silo.Stores.Idempotency;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(PlatformGrains))]

namespace InstaHub.Web.Integration.Support;

/// <summary>
/// A silo with the grains that the web platform itself uses (rate limits, idempotency) on a real database. Any number of
/// <see cref="TestWeb"/> may share it, as web processes share the silos.
/// </summary>
public sealed class PlatformGrains : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;
    private TestDatabase? _database;

    public IGrainFactory Grains => _cluster!.Client;

    public TestDatabase Database => _database!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<NpgsqlDataSource>(_ => NpgsqlDataSource.Create(_database.ConnectionString));
            silo.Services.AddIdempotencyStore();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Starts a web process that uses these grains.</summary>
    internal Task<TestWeb> StartWebAsync(
        Action<Microsoft.AspNetCore.Routing.RouteGroupBuilder> api, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? configure = null) =>
        TestWeb.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(Grains);
                configure?.Invoke(builder);
            },
            api);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.StopAllSilosAsync();
            await _cluster.DisposeAsync();
        }
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
