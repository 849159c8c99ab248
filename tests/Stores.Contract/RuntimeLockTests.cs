using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstaHub.Stores.Contract;

public sealed class RuntimeLockTests : IAsyncLifetime
{
    private static readonly (string, string) NoWait = ("Database:RuntimeLock:Wait", "00:00:00");

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(ServingRuntime.Embedded, ServingRuntime.Embedded)]
    [InlineData(ServingRuntime.Embedded, ServingRuntime.Orleans)]
    [InlineData(ServingRuntime.Orleans, ServingRuntime.Embedded)]
    public async Task A_second_runtime_does_not_start_and_says_which_one_serves(ServingRuntime serving, ServingRuntime late)
    {
        await using var first = new DatabaseHost(_database.ConnectionString, serving);
        await using var second = new DatabaseHost(_database.ConnectionString, late, settings: NoWait);
        await first.StartAsync();

        var error = await Assert.ThrowsAsync<RuntimeLockException>(second.StartAsync);

        Assert.StartsWith($"The database {_database.Name} on 127.0.0.1:", error.Message);
        Assert.Contains($"is served by another runtime: instahub-lock-{serving.ToString().ToLowerInvariant()}-", error.Message);
    }

    [Fact]
    public async Task Silos_of_orleans_share_a_database()
    {
        await using var first = new DatabaseHost(_database.ConnectionString, ServingRuntime.Orleans, settings: NoWait);
        await using var second = new DatabaseHost(_database.ConnectionString, ServingRuntime.Orleans, settings: NoWait);

        await first.StartAsync();
        await second.StartAsync();

        Assert.Equal(2, (await LockSessionsAsync()).Count);
    }

    [Fact]
    public async Task Each_database_of_a_server_has_a_lock_of_its_own()
    {
        await using var other = await TestDatabase.CreateMigratedAsync();
        await using var first = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded, settings: NoWait);
        await using var second = new DatabaseHost(other.ConnectionString, ServingRuntime.Embedded, settings: NoWait);

        await first.StartAsync();
        await second.StartAsync();
    }

    [Fact]
    public async Task A_starting_process_waits_for_one_that_is_ending()
    {
        await using var first = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded);
        await using var second = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded, settings: ("Database:RuntimeLock:Wait", "00:01:00"));
        await first.StartAsync();

        var starting = second.StartAsync();
        await second.Log.WaitForAsync("Waiting for the runtime lock of the database, held by instahub-lock-embedded-");
        await first.StopAsync();

        await Patience.ForAsync(starting, "the start of the second process");
    }

    [Fact]
    public async Task A_process_whose_start_fails_frees_the_lock()
    {
        await _database.ExecuteAsync("update schema_migrations set checksum = 'other' where phase = 'orleans'");
        await using (var broken = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded))
            await Assert.ThrowsAnyAsync<Exception>(broken.StartAsync);

        await Patience.UntilAsync(async () => (await LockSessionsAsync()).Count == 0, "the lock to be free");
    }

    [Fact]
    public async Task A_lock_lost_with_its_connection_is_taken_again()
    {
        await using var host = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded);
        await host.StartAsync();
        var pooled = await host.QueryAsync<int>("select pg_backend_pid()");
        var session = Assert.Single(await LockSessionsAsync());

        await _database.ExecuteAsync($"select pg_terminate_backend({session})");

        await host.Log.WaitForAsync("Lost the runtime lock of the database");
        await host.Log.WaitForAsync("Took the runtime lock of the database again");
        Assert.NotEqual(session, Assert.Single(await LockSessionsAsync()));
        Assert.NotEqual(pooled, await host.QueryAsync<int>("select pg_backend_pid()"));
        Assert.False(host.Get<RuntimeLock>().IsTakenOver);
    }

    [Fact]
    public async Task A_process_stops_and_writes_nothing_more_when_another_runtime_has_taken_the_database()
    {
        await using var host = new DatabaseHost(_database.ConnectionString, ServingRuntime.Embedded, settings: ("Database:ConnectTimeout", "00:00:01"));
        await host.StartAsync();
        var stopping = StoppingOf(host);
        // Queued in the server, the other session has the lock before this process can ask for it again.
        await using var other = await QueueForLockAsync("instahub-lock-embedded-other");

        await _database.ExecuteAsync($"select pg_terminate_backend({Assert.Single(await LockSessionsAsync(granted: true))})");

        await Patience.ForAsync(stopping, "the host's stopping");
        var line = await host.Log.WaitForAsync("Another runtime serves the database now, instahub-lock-embedded-other");
        Assert.Equal(LogLevel.Critical, line.Level);
        Assert.True(host.Get<RuntimeLock>().IsTakenOver);
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => host.QueryAsync<int>("select 1"));
        Assert.Contains("served by another runtime now: instahub-lock-embedded-other", error.Message);
    }

    [Fact]
    public async Task A_session_of_its_own_that_outlived_the_network_is_ended()
    {
        var server = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        await using var proxy = new TcpProxy(server.Host!, server.Port);
        await using var host = new DatabaseHost(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString, ServingRuntime.Embedded);
        await host.StartAsync();
        var session = Assert.Single(await LockSessionsAsync());

        proxy.CutClients();

        await host.Log.WaitForAsync("Took the runtime lock of the database again");
        Assert.NotEqual(session, Assert.Single(await LockSessionsAsync()));
    }

    [Fact]
    public async Task After_a_restart_of_the_server_nothing_is_done_before_the_lock_is_held_again()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await using var host = new DatabaseHost(server.ConnectionString, ServingRuntime.Embedded);
        await host.StartAsync();
        const string lockIsHeld =
            """
            select exists (select from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and granted and application_name like 'instahub-lock-%')
            """;
        Assert.True(await host.QueryAsync<bool>(lockIsHeld));

        await server.CrashAsync();
        await server.StartAsync();

        var answers = new List<bool>();
        await Patience.UntilAsync(async () =>
        {
            try
            {
                answers.Add(await host.QueryAsync<bool>(lockIsHeld));
                return answers.Count == 10;
            }
            catch (Exception e) when (DatabaseErrors.IsUnavailable(e))
            {
                return false;
            }
        }, "ten answers after the restart");
        Assert.DoesNotContain(false, answers);
    }

    private static Task StoppingOf(DatabaseHost host)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        return stopping.Task;
    }

    private async Task<NpgsqlConnection> QueueForLockAsync(string applicationName)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false, ApplicationName = applicationName }.ConnectionString);
        await connection.OpenAsync();
        var command = new NpgsqlCommand(
            """
            select pg_advisory_lock(classid::int, objid::int) from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and datname = current_database() and application_name like 'instahub-lock-%'
            """,
            connection);
        _ = command.ExecuteNonQueryAsync();
        await Patience.UntilAsync(async () => (await LockSessionsAsync(granted: false)).Count == 1, "the session in the queue");
        return connection;
    }

    private Task<IReadOnlyList<int>> LockSessionsAsync(bool granted = true) => _database.QueryAsync<int>(
        $"""
        select pid from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted = {granted} and datname = current_database() and application_name like 'instahub-lock-%'
        """);
}
