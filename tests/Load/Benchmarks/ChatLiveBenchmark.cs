using InstaHub.Load.Mix;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// From the sending of a message to the other person's connection: 500 private chats, 1,000 connected users, 1,000 messages a second through
/// the hub at equal distances. A part of <see cref="ChatBenchmark"/>.
/// </summary>
public static class ChatLiveBenchmark
{
    private const int Chats = 500;
    private const int Rate = 1_000;
    private const int WarmupSeconds = 10;
    private const double MedianBar = 10, P99Bar = 60;

    public static async Task Run(int seconds)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, 2 * Chats);
        await database.ExecuteAsync(ChatScripts.MakePairs(Chats));
        await database.ExecuteAsync("vacuum analyze");
        using var clients = await ChatClients.ConnectAsync(product, Enumerable.Range(0, 2 * Chats));

        var count = (WarmupSeconds + seconds) * Rate;
        var senders = Senders(count);
        var watch = new MessageWatch(count, receivers: 1, warmup: WarmupSeconds * Rate);
        clients.Watch(watch, (number, user) => user != senders[number]); // one's own come back too
        var lateness = await clients.SendAtAsync(Rate, count, number => (senders[number], senders[number] / 2));

        var (median, p99) = (Milliseconds(watch.Pushes, 0.5), Milliseconds(watch.Pushes, 0.99));
        Print($"{Rate} messages/s, {Chats} private chats, {2 * Chats} connections, {watch.Pushes.Count} messages, through the hub:");
        Print($"  acknowledged: p50 {Milliseconds(watch.Answers, 0.5):0.0} ms, p99 {Milliseconds(watch.Answers, 0.99):0.0} ms; sent late by p99 {Milliseconds(lateness, 0.99):0.0} ms");
        Print($"  received by the other: median {median:0.0} ms\t({Verdict(median, MedianBar, atLeast: false)})");
        Print($"  received by the other: p99 {p99:0.0} ms, longest {watch.Pushes.Max.TotalMilliseconds:0.0} ms\t({Verdict(p99, P99Bar, atLeast: false)})");
    }

    // Each second every user sends one, in an order of its own.
    private static int[] Senders(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count / (2 * Chats)).SelectMany(_ =>
        {
            int[] users = [.. Enumerable.Range(0, 2 * Chats)];
            random.Shuffle(users);
            return users;
        })];
    }

    private static double Milliseconds(LatencyHistogram times, double share) => times.Percentile(share).TotalMilliseconds;
}
