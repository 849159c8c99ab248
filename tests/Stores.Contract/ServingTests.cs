using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace InstaHub.Stores.Contract;

public sealed class ServingTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Everything_else_starts_after_and_stops_before_the_database_services()
    {
        await using var host = new DatabaseHost(
            _database.ConnectionString, ServingRuntime.Embedded, services => services.AddSingleton<Witness>().AddHostedService(provider => provider.GetRequiredService<Witness>()));

        await host.StartAsync();
        await host.StopAsync();

        var witness = host.Get<Witness>();
        Assert.NotEqual(0, witness.AtStart.Migrations);
        Assert.Equal((1L, true), (witness.AtStart.Locks, witness.AtStart.Available));
        Assert.Equal((1L, true), (witness.AtStop.Locks, witness.AtStop.Available));
    }

    [Fact]
    public async Task The_readiness_check_says_what_health_knows_and_tells_the_public_no_details()
    {
        await using var host = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded);
        var check = new DatabaseCheck(host.Get<DatabaseHealth>());
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status);

        await host.StartAsync();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status);

        host.Get<DatabaseGate>().Close("a secret");
        var away = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, away.Status);
        Assert.DoesNotContain("secret", away.Description);
    }

    /// <summary>Looks at the database when it starts and when it stops.</summary>
    private sealed class Witness(NpgsqlDataSource pool, DatabaseHealth health) : IHostedService
    {
        public (long Locks, long Migrations, bool Available) AtStart { get; private set; }

        public (long Locks, long Migrations, bool Available) AtStop { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) => AtStart = await LookAsync();

        public async Task StopAsync(CancellationToken cancellationToken) => AtStop = await LookAsync();

        private async Task<(long Locks, long Migrations, bool Available)> LookAsync()
        {
            await using var command = pool.CreateCommand(
                """
                select
                    (select count(*) from pg_locks join pg_stat_activity using (pid)
                    where locktype = 'advisory' and granted and datname = current_database() and application_name like 'instahub-lock-%'),
                    (select count(*) from schema_migrations)
                """);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return (reader.GetInt64(0), reader.GetInt64(1), health.IsAvailable);
        }
    }
}
