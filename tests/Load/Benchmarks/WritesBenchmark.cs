using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using InstaHub.Load.Grains;
using InstaHub.Silo.Database;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Durable writes of one row and its event each, by many grains through the group commit, against the limit: two clients of
/// pgbench that run the same statement with 250 rows. Alternating, so that both see the same machine. Options: seconds of a round.
/// </summary>
public static partial class WritesBenchmark
{
    private const int Writers = 500;
    private const int Rounds = 3;
    private const int BatchRows = 250;
    private const double Bar = 0.5;

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        if (Pgbench.Find() is not { } pgbench)
            throw new InvalidOperationException("pgbench is not installed; Debian has it in the package postgresql-contrib.");

        await using var database = await TestDatabase.CreateMigratedAsync();
        await database.ExecuteAsync(BenchRowWriter.Table);
        await using var cluster = Cluster(database);
        await cluster.DeployAsync();
        var grains = cluster.GetSiloServiceProvider().GetRequiredService<IGrainFactory>();
        var writers = Enumerable.Range(0, Writers).Select(key => grains.GetGrain<IWriterGrain>(key)).ToArray();
        var script = await ScriptAsync(database);

        await WriteAsync(writers, TimeSpan.FromSeconds(1)); // compiles and prepares
        var limits = new List<double>();
        var rates = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            await CleanAsync(database);
            limits.Add(BatchRows * await Pgbench.RunAsync(pgbench, database.ConnectionString, script, seconds));
            await CleanAsync(database);
            rates.Add(await WriteAsync(writers, TimeSpan.FromSeconds(seconds)));
            await CheckAsync(database);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: pgbench {limits[^1]:0}, group commit {rates[^1]:0} rows/s"));
        }

        var (limit, rate) = (Median(limits), Median(rates));
        Print($"two pgbench clients, {BatchRows} rows a transaction", limit, "rows/s");
        Print($"group commit, {Writers} grains", rate, "rows/s");
        Print("ratio", rate / limit, $"(bar {Bar.ToString(CultureInfo.InvariantCulture)}: {(rate >= Bar * limit ? "met" : "MISSED")})");
    }

    private static InProcessTestCluster Cluster(TestDatabase database)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection([database.Configuration]);
            host.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            host.Services.AddDatabase();
            host.Services.AddEvents(ServingRuntime.Orleans); // with NOTIFY, the dearer way
            host.Services.AddGroupCommit();
            host.Services.AddGroupCommitter<Guid, BenchRow, bool, BenchRowWriter>();
        });
        return builder.Build();
    }

    private static async Task<double> WriteAsync(IWriterGrain[] writers, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(writers.Select(writer => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                await writer.Write();
                count++;
            }

            return count;
        })));
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        var rows = counts.Sum();
        if (time > TimeSpan.FromSeconds(1))
        {
            Print("  cpu of the writing process", (process.TotalProcessorTime - cpu).TotalMicroseconds / rows, "us/row");
            Print("  allocated", (GC.GetTotalAllocatedBytes() - allocated) / (double)rows, "B/row");
        }

        return rows / elapsed.TotalSeconds;
    }

    private static Task CleanAsync(TestDatabase database) => database.ExecuteAsync("truncate bench_rows, events; checkpoint");

    // What was answered is there, and every row has its event.
    private static async Task CheckAsync(TestDatabase database)
    {
        var counts = await database.QueryAsync<long>("select count(*) from bench_rows union all select count(*) from events");
        if (counts[0] != counts[1])
            throw new InvalidOperationException($"There are {counts[0]} rows and {counts[1]} events.");
    }

    // The statement with its arrays in place of the parameters: constants, but for ids, which must be new.
    private static async Task<string> ScriptAsync(TestDatabase database)
    {
        var newId = (await database.QueryAsync<bool>("select current_setting('server_version_num')::int >= 180000"))[0] ? "uuidv7()" : "gen_random_uuid()";
        var rows = Enumerable.Range(0, BatchRows).Select(_ => BenchRow.New()).ToArray();
        var events = new EventOptions();
        string[] arrays =
        [
            NewIds(), Each(row => row.Body), Each(row => Time(row.WrittenAt)),
            string.Join(",", Enumerable.Range(0, BatchRows)), Each(row => events.QueueOf(row.Event.Partition).ToString(CultureInfo.InvariantCulture)), NewIds(),
            Each(row => row.Event.Namespace), Each(row => row.Event.Partition.ToString(CultureInfo.InvariantCulture)), Each(row => row.Event.Key), Each(row => row.Event.Type),
            Each(row => @"\\x" + Convert.ToHexString(row.Event.Payload.Span)), Each(row => Time(row.Event.OccurredAt.UtcDateTime)),
        ];
        return Parameter().Replace(BenchRowWriter.Sql, match =>
        {
            var array = arrays[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1];
            return array.StartsWith('(') ? array : $"'{{{array}}}'";
        }).ReplaceLineEndings(" ") + ";";

        string NewIds() => $"(select array_agg({newId}) from generate_series(1, {BatchRows}))";
        string Each(Func<BenchRow, string> value) => string.Join(",", rows.Select(row => $"\"{value(row)}\""));
        static string Time(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}\t{value:0.###}\t{unit}"));

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
