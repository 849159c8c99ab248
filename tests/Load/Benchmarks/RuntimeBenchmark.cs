using System.Diagnostics;
using System.Globalization;
using InstaHub.Load.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// What a call and an activation cost within one process. Prints one line a figure: name, value, unit, separated by tabs, so
/// that two runtimes can be laid side by side.
/// </summary>
public static class RuntimeBenchmark
{
    private const int Callers = 64;
    private const int IdleGrains = 1_000_000;

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            silo.Services.Configure<GrainCollectionOptions>(collection =>
            {
                collection.CollectionQuantum = TimeSpan.FromSeconds(5);
                collection.CollectionAge = TimeSpan.FromSeconds(30);
                collection.ClassSpecificCollectionAge[typeof(PingGrain).FullName!] = TimeSpan.FromHours(1);
            });
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var grains = cluster.GetSiloServiceProvider().GetRequiredService<IGrainFactory>();

        await OneCaller(grains, seconds);
        await ManyCallers(grains, seconds);
        await IdleActivations(grains);
    }

    private static void Print(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}\t{value:0.###}\t{unit}"));

    private static async Task OneCaller(IGrainFactory grains, int seconds)
    {
        var grain = grains.GetGrain<IPingGrain>(0);
        await Call(grain, TimeSpan.FromSeconds(1));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (calls, elapsed, cpu) = await Measure(() => Call(grain, TimeSpan.FromSeconds(seconds)));
        Print("one caller, one grain: wall", elapsed.TotalMicroseconds / calls, "us/call");
        Print("one caller, one grain: cpu", cpu.TotalMicroseconds / calls, "us/call");
        Print("one caller, one grain: allocated", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)calls, "B/call");
    }

    private static async Task ManyCallers(IGrainFactory grains, int seconds)
    {
        var references = Enumerable.Range(1, Callers).Select(key => grains.GetGrain<IPingGrain>(key)).ToArray();
        await All(TimeSpan.FromSeconds(1));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var collections = GC.CollectionCount(0);
        var (calls, elapsed, cpu) = await Measure(() => All(TimeSpan.FromSeconds(seconds)));
        Print($"{Callers} callers, distinct grains: rate", calls / elapsed.TotalSeconds, "calls/s");
        Print($"{Callers} callers, distinct grains: cpu", cpu.TotalMicroseconds / calls, "us/call");
        Print($"{Callers} callers, distinct grains: allocated", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)calls, "B/call");
        Print($"{Callers} callers, distinct grains: collections", GC.CollectionCount(0) - collections, "gen 0");

        async Task<long> All(TimeSpan time) => (await Task.WhenAll(references.Select(grain => Task.Run(() => Call(grain, time))))).Sum();
    }

    private static async Task IdleActivations(IGrainFactory grains)
    {
        var before = Memory();
        var (_, elapsed, _) = await Measure(async () =>
        {
            await Parallel.ForAsync(0, IdleGrains, async (_, _) => await grains.GetGrain<IIdleGrain>(Guid.NewGuid()).Touch());
            return IdleGrains;
        });
        var active = IdleGrain.Active;
        Print("activations", active, "");
        Print("activations: rate", IdleGrains / elapsed.TotalSeconds, "a second");
        Print("activations: managed memory", (Memory() - before) / 1e9, "GB");
        Print("activations: resident memory of the process", Environment.WorkingSet / 1e9, "GB");

        var collecting = Stopwatch.StartNew();
        while (IdleGrain.Active > 0 && collecting.Elapsed < TimeSpan.FromMinutes(5))
        {
            await Task.Delay(250);
        }

        Print("activations left after collection", IdleGrain.Active, "");
        Print("activations: collected after", collecting.Elapsed.TotalSeconds, "s");
        Print("activations: managed memory after collection", (Memory() - before) / 1e9, "GB");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private static async Task<long> Call(IPingGrain grain, TimeSpan time)
    {
        var calls = 0L;
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < end)
        {
            for (var i = 0; i < 100; i++, calls++)
            {
                if (await grain.Ping(i) != i)
                {
                    throw new InvalidOperationException("A call came back with the answer of another");
                }
            }
        }

        return calls;
    }

    private static async Task<(long Count, TimeSpan Elapsed, TimeSpan Cpu)> Measure(Func<Task<long>> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var count = await work();
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return (count, elapsed, process.TotalProcessorTime - cpu);
    }
}
