using System.Reflection;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InstaHub.TestSupport;

/// <summary>A database of a test's own, dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _serverConnectionString;

    private TestDatabase(string serverConnectionString, string name)
    {
        _serverConnectionString = serverConnectionString;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(serverConnectionString) { Database = name }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>The database's name, unlike any other.</summary>
    public string Name { get; }

    /// <summary>For the code under test.</summary>
    public string ConnectionString { get; }

    /// <summary>For the test's own looks and changes.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Makes an empty database.</summary>
    /// <param name="serverConnectionString">Of the server; null for the one of <see cref="TestEnvironment"/>.</param>
    public static async Task<TestDatabase> CreateEmptyAsync(string? serverConnectionString = null)
    {
        serverConnectionString ??= TestEnvironment.ServerConnectionString;
        var name = $"test_{Assembly.GetEntryAssembly()?.GetName().Name}_{Guid.NewGuid().ToString("N")[..12]}".ToLowerInvariant().Replace('.', '_');
        await ExecuteOnServerAsync(serverConnectionString, $"create database \"{name}\"");
        return new TestDatabase(serverConnectionString, name);
    }

    /// <summary>Makes a database with the schema of this build.</summary>
    /// <param name="serverConnectionString">Of the server; null for the one of <see cref="TestEnvironment"/>.</param>
    public static async Task<TestDatabase> CreateMigratedAsync(string? serverConnectionString = null)
    {
        var database = await CreateEmptyAsync(serverConnectionString);
        try
        {
            await database.MigrateAsync();
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The setting that points a host to this database.</summary>
    public KeyValuePair<string, string?> Configuration => new($"ConnectionStrings:{DatabaseOptions.ConnectionStringName}", ConnectionString);

    /// <summary>Runs statements and returns how many rows they changed.</summary>
    /// <param name="sql">Without parameters.</param>
    /// <param name="seconds">Longest time; 0: any.</param>
    public async Task<int> ExecuteAsync(string sql, int seconds = 30)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.CommandTimeout = seconds;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a statement on one connection, inside its transaction if it has one.</summary>
    public static async Task ExecuteOnAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query and returns the first column of its rows.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(await reader.GetFieldValueAsync<T>(0));
        return values;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await ExecuteOnServerAsync(_serverConnectionString, $"drop database if exists \"{Name}\" with (force)");
    }

    private async Task MigrateAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([Configuration]).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddDatabase()
            .BuildServiceProvider();
        await services.GetRequiredService<Migrator>().MigrateAsync(contract: false, CancellationToken.None);
    }

    private static async Task ExecuteOnServerAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await ExecuteOnAsync(connection, sql);
    }
}
