using System.Diagnostics;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Load.Http;
using InstaHub.Load.Mix;
using InstaHub.TestSupport;
using InstaHub.Web.Live;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// The memory of 10,000 connections that are idle, and messages between two users without and beside them. The clients are in another
/// process. Grains are in this one, with the web part, so those that a connection wakes are woken for as many other users before, by
/// the same calls: what that takes is known then. A part of <see cref="ChatBenchmark"/>.
/// </summary>
public static class ChatIdleBenchmark
{
    private const int Connections = 10_000;
    private const int Rate = 50;
    private const int WarmUp = 200;
    private const double MemoryBar = 40, MedianBar = 1.2, P99Bar = 60;

    public static async Task Run(int seconds)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, 2 + (2 * Connections));
        await database.ExecuteAsync(ChatScripts.MakePairs(1));
        await database.ExecuteAsync("vacuum analyze");
        using var pair = await ChatClients.ConnectAsync(product, [0, 1]);
        var before = await MeasureAsync(pair, seconds);

        var tokens = await ChatClients.TokensAsync(product, Enumerable.Range(2 + Connections, Connections));
        // What compiles and grows once does so before anything is counted.
        await using (await IdleClients.ConnectAsync(product.Address, [.. tokens.Take(200)]))
        {
        }
        await WakeFeedsAsync(product, 2, 200);
        await WakeOthersAsync(product, 2, 200);
        var empty = ProcessMemory.Read();
        await WakeFeedsAsync(product, 202, Connections - 200);
        var withFeeds = ProcessMemory.Read();
        await WakeOthersAsync(product, 202, Connections - 200);
        var withGrains = ProcessMemory.Read();
        await using var idle = await IdleClients.ConnectAsync(product.Address, tokens);
        var withConnections = ProcessMemory.Read();
        // The collections forced before have stopped the process; what that has cost is made up for at the next renewal.
        await Task.Delay(new LiveOptions().Renewal * 1.5);
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        LatencyHistogram during;
        try
        {
            during = await MeasureAsync(pair, seconds);
        }
        finally
        {
            PrintWarnings(product);
        }
        var share = (Environment.CpuUsage.TotalTime - processor) / Stopwatch.GetElapsedTime(began);
        if (await idle.CountAsync() is var count && count < Connections)
            throw new InvalidOperationException($"{count} of {Connections} connections are left.");

        var feed = (withFeeds - empty).Each(Connections - 200);
        var others = (withGrains - withFeeds).Each(Connections - 200);
        var whole = (withConnections - withGrains).Each(Connections);
        var web = whole - feed - others;
        Print($"{Connections} idle connections, kB each (heap; working set): {whole}; of it the feed's grain {feed}, grains of sessions, inbox and alerts {others}");
        Print($"  in the web part: {web.Heap:0.0} kB of heap\t({Verdict(web.Heap, MemoryBar, atLeast: false)})");
        Print($"  in the web part: {web.WorkingSet:0.0} kB of working set\t({Verdict(web.WorkingSet, MemoryBar, atLeast: false)})");
        Print($"  this process took {share:P0} of a processor meanwhile, their renewals included");
        var (median, p99) = (during.Percentile(0.5).TotalMilliseconds, during.Percentile(0.99).TotalMilliseconds);
        var was = before.Percentile(0.5).TotalMilliseconds;
        Print($"  messages between two, {Rate}/s, without them: p50 {was:0.0} ms, p99 {before.Percentile(0.99).TotalMilliseconds:0.0} ms; beside them p50 {median:0.0} ms, p99 {p99:0.0} ms");
        Print($"  median {median / was:0.00} times as long\t({Verdict(median / was, MedianBar, atLeast: false)})");
        Print($"  p99 {p99:0.0} ms\t({Verdict(p99, P99Bar, atLeast: false)})");
    }

    private static async Task<LatencyHistogram> MeasureAsync(ChatClients pair, int seconds)
    {
        var count = WarmUp + (seconds * Rate);
        var watch = new MessageWatch(count, receivers: 1, WarmUp);
        pair.Watch(watch, (number, user) => user != number % 2);
        await pair.SendAtAsync(Rate, count, number => (number % 2, 0));
        return watch.Pushes;
    }

    private static Task WakeFeedsAsync(TestProduct product, int first, int count) =>
        WakeAsync(product, first, count, async (grains, user) => await ((ILiveSource)grains.GetFeed(user)).GetPoint());

    private static Task WakeOthersAsync(TestProduct product, int first, int count) =>
        WakeAsync(product, first, count, async (grains, user) =>
        {
            await grains.GetSessions(user).Report(new SessionReport("of nobody", 1, IsOpening: true));
            await ((ILiveSource)grains.GetInbox(user)).GetPoint();
            await ((ILiveSource)grains.GetAccountAlerts(user)).GetPoint();
        });

    private static async Task WakeAsync(TestProduct product, int first, int count, Func<IGrainFactory, Guid, Task> wake)
    {
        var grains = product.Get<IGrainFactory>();
        foreach (var some in Enumerable.Range(first, count).Chunk(100))
            await Task.WhenAll(some.Select(user => wake(grains, FollowScripts.UserId(user))));
    }
}

/// <summary>Memory of this process in kB: the objects that are reachable, and what the system has given it.</summary>
internal readonly record struct ProcessMemory(double Heap, double WorkingSet)
{
    public static ProcessMemory Read()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return new(GC.GetTotalMemory(forceFullCollection: true) / 1024.0, Environment.WorkingSet / 1024.0);
    }

    public static ProcessMemory operator -(ProcessMemory left, ProcessMemory right) => new(left.Heap - right.Heap, left.WorkingSet - right.WorkingSet);

    public ProcessMemory Each(int count) => new(Heap / count, WorkingSet / count);

    public override string ToString() => FormattableString.Invariant($"{Heap:0.0}; {WorkingSet:0.0}");
}
