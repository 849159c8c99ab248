using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Database.Migrations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Database;

/// <summary>Registration of everything in this folder.</summary>
public static class DatabaseServices
{
    /// <summary>
    /// Connections, health and migrations, for any process: <see cref="Npgsql.NpgsqlDataSource"/> is the pool. Starts
    /// nothing. Options come from the section <see cref="DatabaseOptions.Section"/> and from
    /// <c>ConnectionStrings:InstaHub</c>, and are checked at start-up.
    /// </summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
                options.ConnectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? "")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddOptions<MigrationOptions>().BindConfiguration(MigrationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MigrationOptions>, MigrationOptionsValidator>();

        // Npgsql tells every command at level Information.
        services.AddLogging(logging => logging.AddFilter("Npgsql", LogLevel.Warning));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseGate>();
        services.AddSingleton<NpgsqlDataSourceFactory>();
        services.AddSingleton(provider => provider.GetRequiredService<NpgsqlDataSourceFactory>().CreatePool());
        services.AddSingleton<StartupConnector>();
        services.AddSingleton(_ => MigrationCatalog.BuiltIn());
        services.AddSingleton<Migrator>();
        services.AddSingleton<DatabaseHealth>();
        return services;
    }

    /// <summary>
    /// What a process does that serves: before any other hosted service starts it takes the runtime lock, migrates and
    /// probes the database; after all of them have stopped it frees the lock.
    /// </summary>
    public static IServiceCollection AddDatabaseServing(this IServiceCollection services, ServingRuntime runtime)
    {
        services.AddOptions<RuntimeLockOptions>()
            .BindConfiguration(RuntimeLockOptions.Section)
            .Configure(options => options.Runtime = runtime)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RuntimeLockOptions>, RuntimeLockOptionsValidator>();
        services.AddSingleton<RuntimeLock>();

        services.AddHostedService(provider => provider.GetRequiredService<RuntimeLock>());
        services.AddHostedService<MigrateOnStart>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseHealth>());
        return services;
    }
}
