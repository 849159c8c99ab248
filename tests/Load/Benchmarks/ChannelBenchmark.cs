using System.Diagnostics;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Load.Mix;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Posts in a channel with 100,000 readers against one with 500, in turns; the same 500 are connected, and read both. A part of
/// <see cref="ChatBenchmark"/>.
/// </summary>
public static class ChannelBenchmark
{
    private const int Few = 500;
    private const int Many = 100_000;
    private const int WarmUp = 100;
    private const double Bar = 1.2;

    public static async Task Run(int seconds)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Many);
        await database.ExecuteAsync(ChatScripts.Make(0, ChatKind.Channel, Few));
        await database.ExecuteAsync(ChatScripts.Make(1, ChatKind.Channel, Many), seconds: 0);
        await database.ExecuteAsync("vacuum analyze", seconds: 0);
        using var clients = await ChatClients.ConnectAsync(product, Enumerable.Range(0, Few + 1));

        LatencyHistogram[] answers = [new(), new()], all = [new(), new()];
        var began = Stopwatch.GetTimestamp();
        for (var i = -WarmUp; i < 0 || Stopwatch.GetElapsedTime(began).TotalSeconds < 2 * seconds; i++)
        {
            if (i == 0)
                began = Stopwatch.GetTimestamp();
            for (var channel = 0; channel < 2; channel++)
            {
                var watch = new MessageWatch(1, Few + 1);
                clients.Watch(watch);
                clients.Send(user: 0, channel, number: 0);
                await watch.UntilAllAsync();
                if (i < 0)
                    continue;
                answers[channel].Add(watch.Answers);
                all[channel].Add(watch.Last);
            }
        }

        Print($"posts in a channel, {Few} readers and the owner connected, {answers[0].Count} each in turns:");
        Compare("acknowledged", answers);
        Compare("received by the last", all);
    }

    private static void Compare(string what, LatencyHistogram[] times)
    {
        var (few, many) = (times[0].Percentile(0.5).TotalMilliseconds, times[1].Percentile(0.5).TotalMilliseconds);
        Print($"  {what}: with {Few} readers p50 {few:0.0} ms, p99 {times[0].Percentile(0.99).TotalMilliseconds:0.0} ms; with {Many} p50 {many:0.0} ms, p99 {times[1].Percentile(0.99).TotalMilliseconds:0.0} ms");
        Print($"  {what}: {many / few:0.00} times as long with {Many} readers\t({Verdict(many / few, Bar, atLeast: false)})");
    }
}
