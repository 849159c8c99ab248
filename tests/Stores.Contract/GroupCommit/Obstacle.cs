using Npgsql;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>Holds up the transactions that put items of certain values, where they can be seen and broken.</summary>
internal sealed class Obstacle : IAsyncDisposable
{
    public const int Key = 4711;

    private readonly TestDatabase _database;
    private readonly NpgsqlConnection _connection;

    private Obstacle(TestDatabase database, NpgsqlConnection connection)
    {
        _database = database;
        _connection = connection;
    }

    public static async Task<Obstacle> PutAsync(TestDatabase database)
    {
        var connection = await database.DataSource.OpenConnectionAsync();
        await TestDatabase.ExecuteOnAsync(connection, $"select pg_advisory_lock({Key})");
        return new Obstacle(database, connection);
    }

    /// <summary>Waits until as many transactions are held up.</summary>
    public Task HoldsAsync(int transactions = 1) => Patience.UntilAsync(
        async () => (await HeldAsync()).Count == transactions, $"{transactions} transactions to be held up");

    /// <summary>Ends the sessions whose transactions are held up.</summary>
    public async Task TerminateHeldAsync()
    {
        await HoldsAsync();
        foreach (var session in await HeldAsync())
            await _database.ExecuteAsync($"select pg_terminate_backend({session})");
    }

    /// <summary>Lets them go on.</summary>
    public Task RemoveAsync() => TestDatabase.ExecuteOnAsync(_connection, $"select pg_advisory_unlock({Key})");

    public async ValueTask DisposeAsync()
    {
        await TestDatabase.ExecuteOnAsync(_connection, "select pg_advisory_unlock_all()");
        await _connection.DisposeAsync();
    }

    private Task<IReadOnlyList<int>> HeldAsync() => _database.QueryAsync<int>(
        $"""
        select pid from pg_locks
        where locktype = 'advisory' and objid = {Key} and not granted and database = (select oid from pg_database where datname = current_database())
        """);
}
