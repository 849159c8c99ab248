using System.Globalization;
using InstaHub.TestSupport;
using Microsoft.Extensions.Logging;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Chats on the whole product in this process: from the sending to the other person's connection (<see cref="ChatLiveBenchmark"/>), messages at
/// the grain's interface against pgbench (<see cref="ChatSendBenchmark"/>), a large group (<see cref="ChatGroupBenchmark"/>), channels with few
/// and many readers (<see cref="ChannelBenchmark"/>), idle connections (<see cref="ChatIdleBenchmark"/>), and reading and searching a long
/// chat over HTTP (<see cref="ChatReadBenchmark"/>). Options: seconds of a round (5), and one of <c>live</c>, <c>send</c>, <c>group</c>,
/// <c>channel</c>, <c>idle</c>, <c>read</c> for that part alone; <c>read</c> takes the number of messages (1,000,000).
/// </summary>
public static class ChatBenchmark
{
    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var messages = options is [_, _, var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 1_000_000;
        (string Name, Func<Task> Run)[] parts =
        [
            ("live", () => ChatLiveBenchmark.Run(4 * seconds)),
            ("send", () => ChatSendBenchmark.Run(seconds)),
            ("group", () => ChatGroupBenchmark.Run(4 * seconds)),
            ("channel", () => ChannelBenchmark.Run(2 * seconds)),
            ("idle", () => ChatIdleBenchmark.Run(4 * seconds)),
            ("read", () => ChatReadBenchmark.Run(TimeSpan.FromSeconds(seconds), messages)),
        ];
        var only = options is [_, var name, ..] ? name : null;
        if (only is not null && !Array.Exists(parts, part => part.Name == only))
            throw new ArgumentException($"There is no part {only}; parts are {string.Join(", ", parts.Select(part => part.Name))}.");
        foreach (var part in parts.Where(part => only is null || part.Name == only))
            await part.Run();
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

    /// <summary>Says what the product has warned of: a lease that has lapsed explains much.</summary>
    internal static void PrintWarnings(TestProduct product)
    {
        foreach (var warning in product.Log.Lines.Where(line => line.Level >= LogLevel.Warning).GroupBy(line => line.Category))
            Print($"  {warning.Count()} warnings of {warning.Key}, the last: {warning.Last().Message}");
    }

    internal static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
