using System.Net.Sockets;
using InstaHub.Silo.Database;
using Npgsql;

namespace InstaHub.Stores.Contract;

public sealed class DatabaseErrorsTests(AssemblyDatabase assembly)
{
    [Theory]
    [InlineData("08006", true)] // connection failure
    [InlineData("08P01", true)] // protocol violation
    [InlineData("25006", true)] // read only: no longer the primary
    [InlineData("53100", true)] // disk full
    [InlineData("53300", true)] // too many connections
    [InlineData("57P01", true)] // admin shutdown
    [InlineData("57P02", true)] // crash shutdown
    [InlineData("57P03", true)] // cannot connect now: starting up
    [InlineData("57P05", true)] // idle session timeout
    [InlineData("22001", false)] // string too long
    [InlineData("23505", false)] // unique violation
    [InlineData("28P01", false)] // wrong password
    [InlineData("3D000", false)] // no such database
    [InlineData("40001", false)] // serialization failure
    [InlineData("40P01", false)] // deadlock
    [InlineData("42P01", false)] // no such table
    [InlineData("55P03", false)] // lock not available
    [InlineData("57014", false)] // query cancelled
    [InlineData("57P04", false)] // database dropped
    public void An_error_of_the_server_is_judged_by_its_state(string sqlState, bool unavailable) =>
        Assert.Equal(unavailable, DatabaseErrors.IsUnavailable(new PostgresException("", "ERROR", "ERROR", sqlState)));

    [Fact]
    public void A_cause_counts_wherever_it_is()
    {
        var cause = new NpgsqlException("", new SocketException((int)SocketError.ConnectionRefused));

        Assert.True(DatabaseErrors.IsUnavailable(new InvalidOperationException("", cause)));
        Assert.True(DatabaseErrors.IsUnavailable(new AggregateException(new InvalidOperationException(), cause)));
    }

    [Fact]
    public void What_is_no_error_of_the_database_is_not_judged_unavailable()
    {
        Assert.False(DatabaseErrors.IsUnavailable(null));
        Assert.False(DatabaseErrors.IsUnavailable(new OperationCanceledException()));
        Assert.False(DatabaseErrors.IsUnavailable(new TimeoutException()));
        Assert.False(DatabaseErrors.IsUnavailable(new NpgsqlException("misuse", new InvalidCastException())));
        Assert.False(DatabaseErrors.IsUnavailable(new AggregateException(new InvalidOperationException())));
    }

    [Theory]
    [InlineData("Port=1", "select 1", true)] // refused
    [InlineData("Host=no-such-host.invalid", "select 1", true)]
    [InlineData("Command Timeout=1;Cancellation Timeout=500", "select pg_sleep(5)", true)]
    [InlineData("", "select pg_terminate_backend(pg_backend_pid())", true)]
    [InlineData("Database=no_such_database", "select 1", false)]
    [InlineData("Password=wrong", "select 1", false)]
    [InlineData("", "select no_such_column", false)]
    [InlineData("", "select 1 / 0", false)]
    public async Task Errors_as_they_really_come_are_told_apart(string settings, string sql, bool unavailable)
    {
        await using var source = NpgsqlDataSource.Create($"{assembly.Database.ConnectionString};Pooling=false;Timeout=2;{settings}");
        await using var command = source.CreateCommand(sql);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => command.ExecuteNonQueryAsync());

        Assert.True(unavailable == DatabaseErrors.IsUnavailable(error), error.ToString());
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_unavailable()
    {
        using var silent = new TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={port};Username=a;Database=b;Timeout=1;Pooling=false");

        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await source.OpenConnectionAsync());

        Assert.True(DatabaseErrors.IsUnavailable(error), error.ToString());
    }

    [Fact]
    public async Task A_caller_who_gives_up_says_nothing_about_the_database()
    {
        await using var command = assembly.Database.DataSource.CreateCommand("select pg_sleep(30)");
        using var giveUp = new CancellationTokenSource();

        var query = command.ExecuteNonQueryAsync(giveUp.Token);
        await Patience.UntilAsync(
            async () => (await assembly.Database.QueryAsync<int>("select pid from pg_stat_activity where query = 'select pg_sleep(30)' and datname = current_database()")).Count == 1,
            "the query to run");
        await giveUp.CancelAsync();

        Assert.False(DatabaseErrors.IsUnavailable(await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query)));
    }
}
