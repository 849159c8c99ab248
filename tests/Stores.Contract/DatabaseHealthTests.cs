using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InstaHub.Stores.Contract;

public sealed class DatabaseHealthTests(AssemblyDatabase assembly)
{
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(900);
    private static readonly Exception Refused = new DatabaseUnavailableException("test");

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_is_noticed_and_used_again()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var host = new DatabaseHost(server.ConnectionString, ServingRuntime.Embedded);
        await host.StartAsync();
        var health = host.Get<DatabaseHealth>();
        Assert.Null(health.Problem);
        await HoldIdleConnectionsAsync(host.Pool, 5);

        await server.StopAsync();
        await host.Log.WaitForAsync("The database is unavailable: ");
        Assert.False(health.IsAvailable);
        Assert.NotNull(health.Problem);

        await server.StartAsync();
        await Patience.UntilAsync(() => Task.FromResult(health.IsAvailable), "the database to be found again");
        // None of the connections from before is left to fail.
        for (var i = 0; i < 10; i++)
            Assert.Equal(1, await host.QueryAsync<int>("select 1"));
    }

    [Fact]
    public async Task A_reported_failure_is_looked_into_at_once()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var host = HealthOnly(server.ConnectionString, TimeProvider.System, ("Database:ProbeInterval", "00:01:00"));
        await host.Get<DatabaseHealth>().StartingAsync(CancellationToken.None);
        await server.CrashAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.QueryAsync<int>("select 1"));
        host.Get<DatabaseHealth>().ReportFailure(error);

        await host.Log.WaitForAsync("The database is unavailable: ");
    }

    [Fact]
    public async Task The_end_of_one_session_does_not_make_the_database_unavailable()
    {
        var time = new ManualTime();
        await using var host = HealthOnly(assembly.Database.ConnectionString, time);
        await host.Get<DatabaseHealth>().StartingAsync(CancellationToken.None);
        var name = NameOf(host);
        var session = Assert.Single(await SessionsAsync(name));

        await assembly.Database.ExecuteAsync($"select pg_terminate_backend({session})");
        await PassIntervalAsync(time);

        await Patience.UntilAsync(async () => (await SessionsAsync(name)).Any(pid => pid != session), "a new session");
        Assert.True(host.Get<DatabaseHealth>().IsAvailable);
        Assert.DoesNotContain(host.Log.Lines, line => line.Message.Contains("unavailable"));
    }

    [Fact]
    public async Task Failures_in_a_storm_cause_one_probe_and_the_next_keeps_its_distance()
    {
        var time = new ManualTime();
        await using var host = HealthOnly(assembly.Database.ConnectionString, time);
        var health = host.Get<DatabaseHealth>();
        await health.StartingAsync(CancellationToken.None);
        var first = await LastProbeAsync(host);

        await time.WaitForTimerAsync(Distance);
        Parallel.For(0, 10_000, _ => health.ReportFailure(Refused));
        time.Advance(Distance);
        await time.WaitForTimerAsync(Distance);
        var second = await LastProbeAsync(host);
        Parallel.For(0, 10_000, _ => health.ReportFailure(Refused));

        await time.WaitForTimerAsync(Distance);
        Assert.True(first < second);
        Assert.Equal(second, await LastProbeAsync(host));
    }

    [Fact]
    public async Task While_statements_succeed_there_is_no_probe()
    {
        var time = new ManualTime();
        await using var host = HealthOnly(assembly.Database.ConnectionString, time);
        var health = host.Get<DatabaseHealth>();
        await health.StartingAsync(CancellationToken.None);
        var first = await LastProbeAsync(host);

        for (var i = 0; i < 5; i++)
        {
            await time.WaitForTimerAsync(Distance);
            time.Advance(Distance);
            await time.WaitForTimerAsync(Rest);
            health.ReportSuccess();
            time.Advance(Rest);
        }

        await time.WaitForTimerAsync(Distance);
        Assert.Equal(first, await LastProbeAsync(host));

        await PassIntervalAsync(time);
        await time.WaitForTimerAsync(Distance);
        Assert.True(first < await LastProbeAsync(host));
    }

    [Fact]
    public async Task A_database_that_must_not_be_used_is_unavailable()
    {
        await using var host = HealthOnly(assembly.Database.ConnectionString, TimeProvider.System);
        await host.Get<DatabaseHealth>().StartingAsync(CancellationToken.None);

        host.Get<DatabaseGate>().Close("because");

        Assert.Equal("because", host.Get<DatabaseHealth>().Problem);
        Assert.False(host.Get<DatabaseHealth>().IsAvailable);
    }

    [Fact]
    public void Before_it_was_asked_the_database_is_not_available() =>
        Assert.False(new DatabaseHost(assembly.Database.ConnectionString).Get<DatabaseHealth>().IsAvailable);

    private static DatabaseHost HealthOnly(string connectionString, TimeProvider time, params (string, string)[] settings) => new(
        connectionString,
        configure: services => services.AddSingleton(time),
        settings: [("Database:ApplicationName", $"health {Guid.NewGuid().ToString("N")[..12]}"), .. settings]);

    private static string NameOf(DatabaseHost host) =>
        new NpgsqlConnectionStringBuilder(host.Pool.ConnectionString).ApplicationName + "-health";

    private async Task<DateTime> LastProbeAsync(DatabaseHost host) => Assert.Single(
        await assembly.Database.QueryAsync<DateTime>($"select query_start from pg_stat_activity where application_name = '{NameOf(host)}'"));

    private static async Task PassIntervalAsync(ManualTime time)
    {
        await time.WaitForTimerAsync(Distance);
        time.Advance(Distance);
        await time.WaitForTimerAsync(Rest);
        time.Advance(Rest);
    }

    private static async Task HoldIdleConnectionsAsync(NpgsqlDataSource pool, int count)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => pool.OpenConnectionAsync().AsTask()));
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    private Task<IReadOnlyList<int>> SessionsAsync(string name) =>
        assembly.Database.QueryAsync<int>($"select pid from pg_stat_activity where application_name = '{name}'");
}
