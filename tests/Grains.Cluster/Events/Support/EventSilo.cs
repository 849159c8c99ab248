using InstaHub.GrainInterfaces.Events;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.TestingHost;

namespace InstaHub.Grains.Cluster.Events.Support;

/// <summary>A silo that reads the event queues of a database, and writes to them.</summary>
public sealed class EventSilo : IAsyncDisposable
{
    /// <summary>The feature whose events <see cref="ScriptedHandler"/> handles.</summary>
    public const string Feature = "test";

    private readonly InProcessTestCluster _cluster;

    private EventSilo(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>What its handler does and has seen.</summary>
    public HandlerScript Handler => Get<HandlerScript>();

    /// <summary>What it logs.</summary>
    public required LogRecorder Log { get; init; }

    /// <summary>Makes a database with the table of the handler's effects.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(string? server = null)
    {
        var database = await TestDatabase.CreateMigratedAsync(server);
        await database.ExecuteAsync("create table effects (number bigint generated always as identity, event_id uuid not null, key text not null)");
        return database;
    }

    /// <summary>Starts a silo.</summary>
    /// <param name="connectionString">Of a database of <see cref="CreateDatabaseAsync"/>.</param>
    /// <param name="settings">Configuration, as key and value.</param>
    public static async Task<EventSilo> StartAsync(string connectionString, params (string Key, string Value)[] settings)
    {
        var log = new LogRecorder();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration[$"ConnectionStrings:{DatabaseOptions.ConnectionStringName}"] = connectionString;
            foreach (var (key, value) in settings)
                host.Configuration[key] = value;
            host.Services.AddLogging(logging => logging.AddProvider(log));
            host.Services.AddDatabase();
            host.Services.AddHostedService(services => services.GetRequiredService<DatabaseHealth>());
            host.Services.AddEvents(ServingRuntime.Orleans);
            host.Services.AddSingleton<HandlerScript>();
        });
        builder.ConfigureSilo((_, silo) => silo.AddEventStreams());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new EventSilo(cluster) { Log = log };
    }

    /// <summary>An event of a key, with a number to tell it by.</summary>
    public static DomainEvent Event(string key, int number = 0, string feature = Feature) =>
        new(Guid.CreateVersion7(), feature, key, "happened", BitConverter.GetBytes(number), DateTimeOffset.UtcNow);

    /// <summary>The number given to <see cref="Event"/>.</summary>
    public static int NumberOf(DomainEvent domainEvent) => BitConverter.ToInt32(domainEvent.Payload.Span);

    /// <summary>A service of the silo.</summary>
    public T Get<T>()
        where T : notnull => _cluster.GetSiloServiceProvider().GetRequiredService<T>();

    /// <summary>Commits events in one transaction and wakes the readers.</summary>
    public async Task WriteAsync(params DomainEvent[] events)
    {
        await using var transaction = await BeginAsync(events);
        await transaction.CommitAsync();
    }

    /// <summary>Writes events in a transaction that is left open.</summary>
    public async Task<OpenWrite> BeginAsync(params DomainEvent[] events)
    {
        var rows = new EventRows(Get<IOptions<EventOptions>>().Value);
        foreach (var domainEvent in events)
            rows.Add(0, domainEvent);
        var connection = await Get<NpgsqlDataSource>().OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(EventRows.InsertSql(1), connection);
        rows.AddParameters(command.Parameters);
        await command.ExecuteNonQueryAsync();
        return new OpenWrite(connection, transaction, () => Get<EventWakeUp>().Wake(rows.Queues));
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}

/// <summary>A transaction that has written events.</summary>
public sealed class OpenWrite(NpgsqlConnection connection, NpgsqlTransaction transaction, Action wake) : IAsyncDisposable
{
    public NpgsqlConnection Connection => connection;

    /// <summary>Commits, then wakes the readers.</summary>
    public async Task CommitAsync()
    {
        await transaction.CommitAsync();
        wake();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
