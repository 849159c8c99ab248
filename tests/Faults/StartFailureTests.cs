using Npgsql;

namespace InstaHub.Faults;

/// <summary>A process that cannot start says why in one sentence, without a stack, and ends with an error.</summary>
public sealed class StartFailureTests
{
    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named() =>
        await RefusesAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=none", "127.0.0.1:1 cannot be reached", ("Database__StartupWait", "00:00:01"));

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var server = new NpgsqlConnectionStringBuilder(TestEnvironment.ServerConnectionString) { Database = "not_there" };

        await RefusesAsync(server.ConnectionString, "database \"not_there\" does not exist");
    }

    [Fact]
    public async Task An_option_out_of_its_range_is_named() =>
        await RefusesAsync("Host=127.0.0.1;Port=1;Database=none", "SignInFailures must be between", ("RateLimits__SignInFailures", "0"));

    [Fact]
    public async Task A_role_that_there_is_not_is_named() =>
        await RefusesAsync("Host=127.0.0.1;Port=1;Database=none", "Silo:Roles is 'everything'", ("Silo__Roles", "everything"));

    [Fact]
    public async Task A_schema_of_another_build_is_named()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await database.ExecuteAsync("update schema_migrations set checksum = 'other' where phase = 'orleans'");

        await RefusesAsync(database.ConnectionString, "orleans/0001");
    }

    [Fact]
    public async Task A_second_embedded_process_names_the_first()
    {
        Assert.SkipUnless(TestRuntime.IsEmbedded, "Silos of Orleans share a database.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var first = await SiloProcess.StartReadyAsync(database.ConnectionString);

        await RefusesAsync(database.ConnectionString, "is served by another runtime", ("Database__RuntimeLock__Wait", "00:00:00"));
        Assert.NotNull(await first.ReadinessAsync());
    }

    [Fact]
    public async Task A_process_whose_database_another_runtime_has_taken_ends_with_an_error()
    {
        Assert.SkipUnless(TestRuntime.IsEmbedded, "Silos of Orleans share a database.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var silo = await SiloProcess.StartReadyAsync(database.ConnectionString);
        await using var other = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = "another-runtime", Pooling = false }.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        const string locks = "from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
        var (key, number) = (
            (await database.QueryAsync<long>($"select classid::bigint {locks}")).Single(), (await database.QueryAsync<long>($"select objid::bigint {locks}")).Single());
        // It waits in the server, so that it has the lock before the process can ask for it again.
        var taking = TestDatabase.ExecuteOnAsync(other, $"select pg_advisory_lock({key}, {number})");
        await Patience.UntilAsync(async () => (await database.QueryAsync<long>($"select count(*) {locks} and not granted")).Single() == 1, "the other runtime to wait");

        await database.ExecuteAsync($"select pg_terminate_backend(pid) {locks} and granted");
        await Patience.ForAsync(taking, "the other runtime to have the lock");

        Assert.Equal(1, await silo.ExitAsync());
        Assert.Contains("another-runtime", silo.Output);
    }

    private static async Task RefusesAsync(string connectionString, string reason, params (string Name, string Value)[] settings)
    {
        await using var silo = SiloProcess.Start(connectionString, settings);

        Assert.Equal(1, await silo.ExitAsync());
        Assert.Single(silo.Errors);
        Assert.StartsWith("InstaHub cannot start. ", silo.Errors.Single());
        Assert.Contains(reason, silo.Errors.Single());
        Assert.DoesNotContain("   at ", silo.Output);
    }
}
