using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InstaHub.Stores.Contract;

/// <summary>A host of the silo's database services, as a serving process has them, and of what is added to them.</summary>
internal class DatabaseHost : IAsyncDisposable
{
    private readonly IHost _host;

    /// <param name="connectionString">Of the database.</param>
    /// <param name="runtime">Null: a process that does not serve; nothing is started with it.</param>
    /// <param name="configure">Changes of the services, made before hosted ones are added.</param>
    /// <param name="settings">Configuration, as key and value.</param>
    public DatabaseHost(
        string connectionString, ServingRuntime? runtime = null, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = connectionString;
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddDatabase();
        configure?.Invoke(builder.Services);
        if (runtime is { } serving)
            builder.Services.AddDatabaseServing(serving);
        _host = builder.Build();
    }

    /// <summary>What the services log.</summary>
    public LogRecorder Log { get; } = new();

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Pool => Get<NpgsqlDataSource>();

    /// <summary>A service.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts what a serving process starts.</summary>
    public Task StartAsync() => _host.StartAsync();

    /// <summary>Stops it in order.</summary>
    public Task StopAsync() => _host.StopAsync();

    /// <summary>Runs a query on the pool and returns its one value.</summary>
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var command = Pool.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
