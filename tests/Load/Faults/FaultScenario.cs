using InstaHub.Load.Benchmarks;
using InstaHub.TestSupport;

namespace InstaHub.Load.Faults;

/// <summary>Ten thousand rows are being written, each with an event, when something dies.</summary>
public static class FaultScenario
{
    /// <summary>How many rows the worker is told to write.</summary>
    public const int Rows = 10_000;

    // The fault happens somewhere between these two: the worker is not heard, and so comes to a halt, until it has happened.
    private const int Soonest = 3000;
    private const int Latest = 6000;

    /// <summary>The process is killed, and another one takes over.</summary>
    public static async Task<FaultOutcome> KillProcessAsync()
    {
        await using var database = await CreateDatabaseAsync();
        await using var killed = await FaultWorkerProcess.StartAsync(database.ConnectionString, Rows);
        await killed.ReadUntilAsync(() => killed.Acknowledged.Count >= Soonest);
        await killed.KillAsync();
        var waiting = await CountEventsAsync(database);

        await using var successor = await FaultWorkerProcess.StartAsync(database.ConnectionString, rows: 0, predecessor: killed);
        await UntilHandledAsync(database);
        return await FaultOutcome.ReadAsync(database, killed, waiting);
    }

    /// <summary>The database server crashes and comes back; the process goes on.</summary>
    public static async Task<FaultOutcome> CrashDatabaseAsync()
    {
        await using var server = await TestPostgresServer.StartNewAsync();
        var database = await CreateDatabaseAsync(server.ConnectionString);
        await using var connections = database.DataSource; // the database itself goes with its server
        await using var worker = await FaultWorkerProcess.StartAsync(database.ConnectionString, Rows);
        await worker.ReadUntilAsync(() => worker.Acknowledged.Count >= Soonest);

        var crash = server.CrashAsync();
        await worker.ReadUntilAsync(() => worker.Refused.Count > 0 || worker.Acknowledged.Count >= Latest);
        await crash;
        await worker.ReadUntilAsync(() => worker.Refused.Count > 0);
        await server.StartAsync();
        database.DataSource.Clear(); // its connections are gone
        var waiting = await CountEventsAsync(database);

        await worker.ReadUntilAsync(() => worker.IsDone);
        await UntilHandledAsync(database);
        return await FaultOutcome.ReadAsync(database, worker, waiting);
    }

    private static async Task<TestDatabase> CreateDatabaseAsync(string? serverConnectionString = null)
    {
        var database = await TestDatabase.CreateMigratedAsync(serverConnectionString);
        await database.ExecuteAsync($"{BenchRowWriter.Table}; {FaultHandler.Table}");
        return database;
    }

    private static async Task<long> CountEventsAsync(TestDatabase database) => (await database.QueryAsync<long>("select count(*) from events"))[0];

    // Patience is for one look that finds fewer of them, not for them all.
    private static async Task UntilHandledAsync(TestDatabase database)
    {
        for (var waiting = await CountEventsAsync(database); waiting > 0;)
        {
            var before = waiting;
            await Patience.UntilAsync(async () => (waiting = await CountEventsAsync(database)) < before, $"one of {before} events to be handled");
        }
    }
}
