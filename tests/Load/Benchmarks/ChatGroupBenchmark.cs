using InstaHub.GrainInterfaces.Chats;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>A group whose 1,000 members are all connected, and 20 messages a second through the hub. A part of <see cref="ChatBenchmark"/>.</summary>
public static class ChatGroupBenchmark
{
    private const int Members = 1_000;
    private const int Rate = 20;
    private const int WarmupSeconds = 5;
    private const double Bar = 200;

    public static async Task Run(int seconds)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Members);
        await database.ExecuteAsync(ChatScripts.Make(0, ChatKind.Group, Members - 1));
        await database.ExecuteAsync("vacuum analyze");
        using var clients = await ChatClients.ConnectAsync(product, Enumerable.Range(0, Members));

        var count = (WarmupSeconds + seconds) * Rate;
        var watch = new MessageWatch(count, Members, warmup: WarmupSeconds * Rate);
        clients.Watch(watch);
        await clients.SendAtAsync(Rate, count, number => (number * 7 % Members, 0));

        var p99 = watch.Pushes.Percentile(0.99).TotalMilliseconds;
        Print($"one group, {Members} members connected, {Rate} messages/s for {seconds} s: all {watch.Pushes.Count} pushes came, {watch.Pushes.Count / seconds}/s, each once, in order");
        Print($"  from the sending to each: p50 {watch.Pushes.Percentile(0.5).TotalMilliseconds:0.0} ms, p99 {p99:0.0} ms, longest {watch.Pushes.Max.TotalMilliseconds:0.0} ms\t({Verdict(p99, Bar, atLeast: false)})");
    }
}
