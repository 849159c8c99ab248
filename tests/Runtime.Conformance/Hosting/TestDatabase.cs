using Npgsql;

namespace InstaHub.Runtime.Conformance.Hosting;

/// <summary>A database of this run's own, with the schema of the silo's ADO.NET providers; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "INSTAHUB_TEST_POSTGRES";

    private readonly string _name;
    private readonly NpgsqlDataSource _server;
    private readonly NpgsqlDataSource _database;

    private TestDatabase(string name, NpgsqlDataSource server, NpgsqlDataSource database, string connectionString)
    {
        _name = name;
        _server = server;
        _database = database;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Creates the database on the server which the environment names.</summary>
    /// <exception cref="InvalidOperationException">No server is named, or the schema is not beside the tests.</exception>
    public static async Task<TestDatabase> Create()
    {
        var serverConnection = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(serverConnection))
        {
            throw new InvalidOperationException(
                $"{Variable} is not set, so there is no PostgreSQL to test with. Run the tests with `./instahub test`, which starts one.");
        }

        var scripts = ReadSchema();
        var name = $"conformance_{Guid.NewGuid():N}";
        var connectionString = new NpgsqlConnectionStringBuilder(serverConnection) { Database = name }.ConnectionString;
        var created = new TestDatabase(
            name, NpgsqlDataSource.Create(serverConnection), NpgsqlDataSource.Create(connectionString), connectionString);
        await Execute(created._server, $"create database {name}");
        try
        {
            foreach (var script in scripts)
            {
                await created.Execute(script);
            }
        }
        catch
        {
            await created.DisposeAsync();
            throw;
        }

        return created;
    }

    /// <summary>Runs a statement whose positional parameters ($1, $2, …) are <paramref name="arguments"/>; answers the number of rows it changed.</summary>
    public Task<int> Execute(string sql, params object[] arguments) => Execute(_database, sql, arguments);

    /// <summary>The first column of the rows of a query, as text; parameters as for <see cref="Execute(string, object[])"/>.</summary>
    public async Task<string[]> Query(string sql, params object[] arguments)
    {
        await using var command = Command(_database, sql, arguments);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await Execute(_server, $"drop database {_name} with (force)");
        await _server.DisposeAsync();
    }

    private static async Task<int> Execute(NpgsqlDataSource source, string sql, params object[] arguments)
    {
        await using var command = Command(source, sql, arguments);
        return await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, object[] arguments)
    {
        var command = source.CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    private static string[] ReadSchema()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Database");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.sql", SearchOption.AllDirectories) : [];
        if (files.Length == 0)
        {
            throw new InvalidOperationException($"There is no schema in {folder}; it is copied there from silo/Database/orleans by the build.");
        }

        return [.. files.Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }
}
