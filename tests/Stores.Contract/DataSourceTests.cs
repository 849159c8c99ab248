using InstaHub.Silo.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Stores.Contract;

public sealed class DataSourceTests(AssemblyDatabase assembly)
{
    [Fact]
    public void The_options_complete_the_connection_string()
    {
        var settings = NpgsqlDataSourceFactory.PoolSettings(new DatabaseOptions { ConnectionString = "Host=h;Database=d" });

        Assert.Equal(
            (2, 40, 3, 10, 1000, 200, 2, true, false, "instahub", "public"),
            (settings.MinPoolSize, settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout, settings.CancellationTimeout,
                settings.MaxAutoPrepare, settings.AutoPrepareMinUsages, settings.NoResetOnClose, settings.Multiplexing,
                settings.ApplicationName, settings.SearchPath));
        Assert.Equal((true, 5, 1), (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval));
    }

    [Fact]
    public void What_the_connection_string_says_itself_wins()
    {
        var settings = NpgsqlDataSourceFactory.PoolSettings(new DatabaseOptions
        {
            ConnectionString = "Host=h;Database=d;MaxPoolSize=7;Command Timeout=99;Search Path=other;Options=-c work_mem=8MB",
        });

        Assert.Equal((7, 99, "other"), (settings.MaxPoolSize, settings.CommandTimeout, settings.SearchPath));
        Assert.Contains("-c work_mem=8MB", settings.Options);
    }

    [Theory]
    [InlineData("There is no connection string ConnectionStrings:InstaHub", "ConnectionStrings:InstaHub", "")]
    [InlineData("ConnectionStrings:InstaHub cannot be used: it names no Database.", "ConnectionStrings:InstaHub", "Host=h")]
    [InlineData("ConnectionStrings:InstaHub cannot be used: it names no Host.", "ConnectionStrings:InstaHub", "Database=d")]
    [InlineData("ConnectionStrings:InstaHub cannot be used: Couldn't set hots", "ConnectionStrings:InstaHub", "Hots=h;Database=d")]
    [InlineData("MinPoolSize (50) is larger than MaxPoolSize (40).", "Database:MinPoolSize", "50")]
    [InlineData("MaxPoolSize must be between 1 and 1000", "Database:MaxPoolSize", "0")]
    [InlineData("CommandTimeout must be between 00:00:01 and 00:10:00", "Database:CommandTimeout", "00:00:00")]
    [InlineData("ProbeInterval must be between", "Database:ProbeInterval", "00:00:00")]
    [InlineData("LockAttempts must be between 1 and 1000", "Database:Migrations:LockAttempts", "0")]
    public async Task A_wrong_option_ends_the_start_and_is_named(string problem, string key, string value)
    {
        await using var host = new DatabaseHost(assembly.Database.ConnectionString, settings: (key, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);

        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public async Task The_server_sees_the_sessions_settings()
    {
        await using var host = new DatabaseHost(assembly.Database.ConnectionString);

        Assert.Equal(
            "instahub 1min public",
            await host.QueryAsync<string>(
                """
                select concat_ws(' ', current_setting('application_name'), current_setting('idle_in_transaction_session_timeout'),
                    current_setting('search_path'))
                """));
    }

    [Fact]
    public async Task Dedicated_connections_are_named_by_their_purpose_whatever_the_applications_name()
    {
        await using var host = new DatabaseHost($"{assembly.Database.ConnectionString};Application Name={new string('a', 60)}");
        await using var connection = host.Get<NpgsqlDataSourceFactory>().CreateDedicated("lock-orleans-12345678");
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await using var name = new NpgsqlCommand("show application_name", connection);

        Assert.Equal($"{new string('a', 32)}-lock-orleans-12345678", await name.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_statement_used_again_is_prepared()
    {
        await using var host = new DatabaseHost(assembly.Database.ConnectionString, settings: ("Database:MaxPoolSize", "2"));
        await using var connection = await host.Pool.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select $1 + 1", connection) { Parameters = { new() { Value = 1 } } };

        for (var i = 0; i < 3; i++)
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var look = new NpgsqlCommand("select count(*) from pg_prepared_statements where statement = 'select $1 + 1'", connection);
        Assert.Equal(1L, await look.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_finds_the_pool_empty_is_told_that_the_database_is_unavailable()
    {
        await using var host = new DatabaseHost(
            assembly.Database.ConnectionString, settings: [("Database:MinPoolSize", "0"), ("Database:MaxPoolSize", "1"), ("Database:ConnectTimeout", "00:00:01")]);
        await using var only = await host.Pool.OpenConnectionAsync(TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.QueryAsync<int>("select 1"));

        Assert.True(DatabaseErrors.IsUnavailable(error), error.ToString());
    }

    [Fact]
    public async Task A_new_pooled_connection_waits_for_the_gate()
    {
        await using var host = new DatabaseHost(assembly.Database.ConnectionString, settings: ("Database:ConnectTimeout", "00:00:30"));
        var gate = host.Get<DatabaseGate>();
        gate.Close("closed for the test");

        var query = host.QueryAsync<string>("select 'through'");
        // A connection that does not wait is opened and used meanwhile, far longer than the query takes.
        await using (var dedicated = host.Get<NpgsqlDataSourceFactory>().CreateDedicated("test"))
        {
            await dedicated.OpenAsync(TestContext.Current.CancellationToken);
            for (var i = 0; i < 100; i++)
                await TestDatabase.ExecuteOnAsync(dedicated, "select 1");
        }

        Assert.False(query.IsCompleted);
        gate.Open();

        Assert.Equal("through", await Patience.ForAsync(query, "the query"));
    }

    [Fact]
    public async Task Who_waits_for_the_gate_in_vain_is_told_why()
    {
        await using var host = new DatabaseHost(assembly.Database.ConnectionString, settings: ("Database:ConnectTimeout", "00:00:01"));
        host.Get<DatabaseGate>().Close("closed for the test");

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => host.QueryAsync<int>("select 1"));

        Assert.Equal("closed for the test", error.Message);
    }

    [Fact]
    public async Task Start_up_waits_for_a_server_that_is_not_there_yet()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        await server.StopAsync();
        await using var host = new DatabaseHost(server.ConnectionString);

        var opening = host.Get<StartupConnector>().OpenAsync("test", CancellationToken.None);
        await host.Log.WaitForAsync("Waiting for PostgreSQL at tcp://127.0.0.1:");
        await server.StartAsync();

        await using var connection = await Patience.ForAsync(opening, "the connection");
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }
}
