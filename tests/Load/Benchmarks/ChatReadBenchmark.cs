using System.Diagnostics;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Load.Http;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>Opening, jumping in, and searching a long chat over HTTP, by a few connections at once. A part of <see cref="ChatBenchmark"/>.</summary>
public static class ChatReadBenchmark
{
    private const int Connections = 4;
    private const int Step = 100_000;
    private const double Bar = 50;

    public static async Task Run(TimeSpan round, int messages)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, 2);
        await MakeAsync(database, messages);
        var token = await product.Get<AccessTokenIssuer>().IssueAsync(FollowScripts.UserId(0), Guid.CreateVersion7(), CancellationToken.None);
        var chat = $"/api/v1/chats/{ChatScripts.ChatId(0)}";
        const string Search = "/api/v1/messages/search?q=";
        var there = $"&chat={ChatScripts.ChatId(0)}";

        await MeasureAsync("open, the newest", _ => $"{chat}/messages?limit=50");
        await MeasureAsync("jump anywhere", random => $"{chat}/messages?limit=50&around={random.Next(1, messages + 1)}");
        await MeasureAsync("search, any word", random => $"{Search}w{random.Next(ChatScripts.Words)}{there}");
        await MeasureAsync("search, the most frequent words", random => $"{Search}w{random.Next(10)}{there}");
        await MeasureAsync("search, two words", random => $"{Search}w{random.Next(ChatScripts.Words)}%20w{random.Next(100)}{there}");
        await MeasureAsync("search, two words in order", random => $"{Search}%22w{random.Next(1_000)}%20w{random.Next(100)}%22{there}");
        await MeasureAsync("search, a beginning", random => $"{Search}w{random.Next(1, 10)}{there}");
        await MeasureAsync("search, what is nowhere", random => $"{Search}nowhere{random.Next()}{there}");
        await MeasureAsync("search, to any time", random => $"{Search}w{random.Next(100)}{there}&to={DateTimeOffset.UtcNow.AddDays(-90).AddSeconds(5.0 * random.Next(messages)):yyyy-MM-ddTHH:mm:ssZ}");
        await MeasureAsync("search, in all chats", random => $"{Search}w{random.Next(ChatScripts.Words)}");

        async Task MeasureAsync(string what, Func<Random, string> path)
        {
            await ReadAsync(path, TimeSpan.FromSeconds(1)); // compiles and prepares
            var times = await ReadAsync(path, round);
            var p99 = times[times.Length * 99 / 100].TotalMilliseconds;
            Print($"{what}, of {messages} messages: {times.Length} requests, p50 {times[times.Length / 2].TotalMilliseconds:0.0} ms, p99 {p99:0.0} ms\t({Verdict(p99, Bar, atLeast: false)})");
        }

        async Task<TimeSpan[]> ReadAsync(Func<Random, string> path, TimeSpan time)
        {
            var began = Stopwatch.GetTimestamp();
            var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
            {
                var (random, mine) = (new Random(connection), new List<TimeSpan>());
                while (Stopwatch.GetElapsedTime(began) < time)
                {
                    var asked = Stopwatch.GetTimestamp();
                    await product.Client.ReadAsync(path(random), token);
                    mine.Add(Stopwatch.GetElapsedTime(asked));
                }

                return mine;
            })));
            return [.. times.SelectMany(mine => mine).Order()];
        }
    }

    // The index is made anew at the end, which takes less time than row by row.
    private static async Task MakeAsync(TestDatabase database, int messages)
    {
        var began = Stopwatch.GetTimestamp();
        var index = (await database.QueryAsync<string>("select pg_get_indexdef('messages_search'::regclass)"))[0];
        await database.ExecuteAsync("drop index messages_search");
        await database.ExecuteAsync(ChatScripts.Make(0, ChatKind.Group, 1));
        for (var first = 1; first <= messages; first += Step)
            await database.ExecuteAsync(ChatScripts.Fill(0, first, Math.Min(messages, first + Step - 1)), seconds: 0);
        await database.ExecuteAsync($"set maintenance_work_mem = '256MB'; {index}", seconds: 0);
        await database.ExecuteAsync("vacuum analyze", seconds: 0);
        var size = (await database.QueryAsync<string>("select pg_size_pretty(pg_table_size('messages')) || ', of the search ' || pg_size_pretty(pg_relation_size('messages_search'))"))[0];
        Print($"{messages} messages written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {size}");
    }
}
