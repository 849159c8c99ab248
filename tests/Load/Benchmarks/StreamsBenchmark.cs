using System.Diagnostics;
using System.Globalization;
using System.Text;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Load.Grains;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Streams;
using InstaHub.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.TestingHost;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Events from their commit to their handler: how long one takes when nothing else is going on, and how many a second come through.
/// Options: seconds of the second part.
/// </summary>
public static class StreamsBenchmark
{
    private const int Samples = 1000;
    private const int EventsPerTransaction = 100;
    private const int Writers = 4;

    // Writers wait when the handlers are this far behind, so that what is measured is handling and not a backlog.
    private const int MostAhead = 20_000;

    private const double MedianBar = 5, NearWorstBar = 50, RateBar = 20_000;
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes($$"""{"author":"{{Guid.Empty}}","body":"{{new string('x', 100)}}"}""");
    private static readonly string[] Keys = [.. Enumerable.Range(0, 100_000).Select(i => $"key{i}").DistinctBy(EventPartitions.Of)];

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
        await using var database = await TestDatabase.CreateMigratedAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemory(database.Configuration);
            host.Services.AddLogging(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning));
            host.Services.AddDatabase();
            host.Services.AddHostedService(services => services.GetRequiredService<DatabaseHealth>());
            host.Services.AddEvents(ServingRuntime.Orleans); // with NOTIFY, the dearer way
        });
        builder.ConfigureSilo((_, silo) => silo.AddEventStreams());
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var writer = new EventWriter(cluster.GetSiloServiceProvider());

        await WarmUpAsync(writer);
        await MeasureLatencyAsync("key seen before", writer, Enumerable.Range(0, Samples).Select(i => NewEvent(BenchHandler.Known, Keys[i % Keys.Length])));
        await MeasureLatencyAsync("new key", writer, Keys.Select(key => NewEvent(BenchHandler.New, key)));
        await MeasureRateAsync(writer, database, TimeSpan.FromSeconds(seconds));
    }

    private static void AddInMemory(this Microsoft.Extensions.Configuration.IConfigurationBuilder configuration, KeyValuePair<string, string?> setting) =>
        Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions.AddInMemoryCollection(configuration, [setting]);

    private static async Task WarmUpAsync(EventWriter writer)
    {
        for (var round = 0; round < 20; round++)
        {
            var events = Keys.Select(key => NewEvent(BenchHandler.Known, key)).ToArray();
            var handled = Task.WhenAll(events.Select(domainEvent => BenchHandled.Await(domainEvent.Id)));
            await writer.WriteAsync(events);
            await Patience.ForAsync(handled, "the warm-up's events");
        }
    }

    private static async Task MeasureLatencyAsync(string name, EventWriter writer, IEnumerable<DomainEvent> events)
    {
        var times = new List<double>();
        foreach (var domainEvent in events)
        {
            await Task.Delay(Gap);
            var handled = BenchHandled.Await(domainEvent.Id);
            var committed = await writer.WriteAsync([domainEvent]);
            times.Add(Stopwatch.GetElapsedTime(committed, await Patience.ForAsync(handled, "an event")).TotalMilliseconds);
        }

        times.Sort();
        Print($"commit to handler, {name}: median of {times.Count}", times[times.Count / 2], "ms", MedianBar, isMost: true);
        Print($"commit to handler, {name}: 99th percentile", times[(int)(times.Count * 0.99)], "ms", NearWorstBar, isMost: true);
    }

    private static async Task MeasureRateAsync(EventWriter writer, TestDatabase database, TimeSpan time)
    {
        var written = BenchHandled.Count;
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var before = BenchHandled.Count;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(async () =>
        {
            for (var i = number; Stopwatch.GetElapsedTime(began) < time; i += Writers)
            {
                while (Interlocked.Read(ref written) - BenchHandled.Count > MostAhead)
                    await Task.Delay(1);
                Interlocked.Add(ref written, EventsPerTransaction);
                await writer.WriteAsync([.. Enumerable.Range(0, EventsPerTransaction).Select(k => NewEvent(BenchHandler.Known, Keys[((i * EventsPerTransaction) + k) % Keys.Length]))]);
            }
        })));
        var handled = BenchHandled.Count - before;
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        var used = process.TotalProcessorTime - cpu;

        await Patience.UntilAsync(async () => (await database.QueryAsync<long>("select count(*) from events"))[0] == 0, "the last events to be deleted");
        if (BenchHandled.Count < written)
            throw new InvalidOperationException($"{written} events were written and {BenchHandled.Count} handled.");
        Print($"events handled, {EventsPerTransaction} for each transaction", handled / elapsed.TotalSeconds, "events/s", RateBar, isMost: false);
        Print("  cpu of this process, writers too", used.TotalMicroseconds / handled, "us/event");
        Print("  handled more than once", BenchHandled.Count - written, "events");
    }

    private static DomainEvent NewEvent(string feature, string key) => new(Guid.CreateVersion7(), feature, key, "happened", Payload, DateTimeOffset.UtcNow);

    private static void Print(string figure, double value, string unit, double? bar = null, bool isMost = true)
    {
        var verdict = bar is { } limit ? $"\t(bar {(isMost ? "<" : ">=")} {limit:0}: {((isMost ? value < limit : value >= limit) ? "met" : "MISSED")})" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}\t{value:0.###}\t{unit}{verdict}"));
    }

    /// <summary>Commits events as a store does, and wakes their readers.</summary>
    private sealed class EventWriter(IServiceProvider services)
    {
        private static readonly string Sql = EventRows.InsertSql(1);

        private readonly NpgsqlDataSource _database = services.GetRequiredService<NpgsqlDataSource>();
        private readonly EventOptions _options = services.GetRequiredService<IOptions<EventOptions>>().Value;
        private readonly EventWakeUp _wakeUp = services.GetRequiredService<EventWakeUp>();

        /// <summary>The time stamp of the commit's having been answered.</summary>
        public async Task<long> WriteAsync(DomainEvent[] events)
        {
            var rows = new EventRows(_options);
            foreach (var domainEvent in events)
                rows.Add(0, domainEvent);
            await using var command = _database.CreateCommand(Sql);
            rows.AddParameters(command.Parameters);
            await command.ExecuteNonQueryAsync();
            var committed = Stopwatch.GetTimestamp();
            _wakeUp.Wake(rows.Queues);
            return committed;
        }
    }
}
