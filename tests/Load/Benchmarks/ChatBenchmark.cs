using System.Globalization;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Chats on the whole product in this process: messages at the grain's interface against pgbench (<see cref="ChatSendBenchmark"/>), reading
/// and searching a long chat over HTTP (<see cref="ChatReadBenchmark"/>), posts in channels with few and many readers
/// (<see cref="ChannelBenchmark"/>). Options: seconds of a round (5), and one of <c>send</c>, <c>read</c>, <c>channel</c> for that part
/// alone; <c>read</c> takes the number of messages (1,000,000).
/// </summary>
public static class ChatBenchmark
{
    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var part = options is [_, var name, ..] ? name : null;
        if (part is null or "send")
            await ChatSendBenchmark.Run(seconds);
        if (part is null or "read")
            await ChatReadBenchmark.Run(TimeSpan.FromSeconds(seconds), options is [_, _, var messages] ? int.Parse(messages, CultureInfo.InvariantCulture) : 1_000_000);
        if (part is null or "channel")
            await ChannelBenchmark.Run(TimeSpan.FromSeconds(seconds));
    }

    internal static async Task<TestProduct> StartAsync(TestDatabase database, int users)
    {
        var product = await TestProduct.StartAsync(database.ConnectionString, ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(users), seconds: 0);
        return product;
    }

    /// <param name="values">An odd number of them.</param>
    internal static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    internal static string Verdict(double value, double bar, bool atLeast) =>
        string.Create(CultureInfo.InvariantCulture, $"bar {bar}: {((atLeast ? value >= bar : value <= bar) ? "met" : "MISSED")}");

    internal static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
