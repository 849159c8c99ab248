using InstaHub.Runtime.Conformance.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace InstaHub.Runtime.Conformance.Hosting;

/// <summary>
/// One silo with a client, storage and reminders on PostgreSQL. The only file that knows how the runtime under test is hosted.
/// </summary>
public sealed class TestSilo : IAsyncDisposable
{
    /// <summary>The name of the grain storage.</summary>
    public const string Storage = "conformance";

    /// <summary>A turn longer than this is reported in the log.</summary>
    public static readonly TimeSpan LongTurn = TimeSpan.FromMilliseconds(250);

    private const string Invariant = "Npgsql";
    private readonly InProcessTestCluster _cluster;

    private TestSilo(InProcessTestCluster cluster, TestDatabase database, LogCapture logs)
    {
        _cluster = cluster;
        Database = database;
        Logs = logs;
    }

    public TestDatabase Database { get; }

    /// <summary>Calls grains from outside of the silo.</summary>
    public IGrainFactory Client => _cluster.Client;

    /// <summary>Calls grains from the silo's own process.</summary>
    public IGrainFactory Host => _cluster.GetSiloServiceProvider().GetRequiredService<IGrainFactory>();

    public LogCapture Logs { get; }

    /// <summary>Starts a silo. Silos of one <paramref name="serviceId"/> and database have the same state and reminders.</summary>
    public static async Task<TestSilo> Start(
        TestDatabase database,
        string serviceId,
        Action<ISiloBuilder>? configureSilo = null,
        Action<IClientBuilder>? configureClient = null)
    {
        var logs = new LogCapture();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = serviceId;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.AddProvider(logs));
            silo.Services.AddSingleton<Greeter>();
            silo.Services.Configure<SchedulingOptions>(options => options.TurnWarningLengthThreshold = LongTurn);
            silo.Services.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = ReminderLimits.Minimum);
            silo.AddPlacementDirector<ChosenPlacement, ChosenPlacementDirector>();
            silo.AddAdoNetGrainStorage(Storage, options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = database.ConnectionString;
            });
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = database.ConnectionString;
            });
            configureSilo?.Invoke(silo);
        });
        builder.ConfigureClient(client => configureClient?.Invoke(client));

        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilo(cluster, database, logs);
    }

    /// <summary>Stops the silo in an orderly manner: its grains are deactivated.</summary>
    public Task Stop() => _cluster.StopAllSilosAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
