using System.Diagnostics;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Messages in 500 chats at the grain's interface, against two clients of pgbench that run the product's own statement with 250 messages. In
/// turns, so that both see the same machine. A part of <see cref="ChatBenchmark"/>.
/// </summary>
public static class ChatSendBenchmark
{
    private const int Chats = 500;
    private const int Callers = 1_000;
    private const int Rounds = 3;
    private const double Bar = 0.5;

    public static async Task Run(int seconds)
    {
        var pgbench = Pgbench.Find() ?? throw new InvalidOperationException("pgbench is not installed; Debian has it in the package postgresql-contrib.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, 2 * Chats);
        await database.ExecuteAsync(ChatScripts.MakePairs(Chats));
        await database.ExecuteAsync("vacuum analyze");
        var grains = product.Get<IGrainFactory>();
        // Whoever writes has just signed in and looked around.
        await Task.WhenAll(Enumerable.Range(0, 2 * Chats).Select(user => grains.GetUser(FollowScripts.UserId(user)).GetCard().AsTask()));

        var rounds = new List<(double Pgbench, double Product)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await CleanAsync(database);
            var limit = ChatScripts.BatchRows * await Pgbench.RunAsync(pgbench, database.ConnectionString, ChatScripts.Batch(Chats), seconds);
            await CheckAsync(database);
            await CleanAsync(database);
            var rate = await SendAsync(grains, TimeSpan.FromSeconds(seconds));
            await CheckAsync(database);
            if (round == 0)
                continue; // compiles and prepares
            rounds.Add((limit, rate));
            Print($"send, round {round}: pgbench {limit:0}, product {rate:0} messages/s");
        }

        var (ofPgbench, ofProduct) = (Median([.. rounds.Select(round => round.Pgbench)]), Median([.. rounds.Select(round => round.Product)]));
        Print($"two pgbench clients, {ChatScripts.BatchRows} messages a transaction, {Chats} chats\t{ofPgbench:0}\tmessages/s");
        Print($"messages at the grain's interface, {Callers} callers, {Chats} chats\t{ofProduct:0}\tmessages/s");
        Print($"ratio\t{ofProduct / ofPgbench:0.00}\t({Verdict(ofProduct / ofPgbench, Bar, atLeast: true)})");
    }

    private static async Task<double> SendAsync(IGrainFactory grains, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var latencies = Enumerable.Range(0, Callers).Select(_ => new List<TimeSpan>()).ToArray();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(latencies.Select((mine, caller) => Task.Run(async () =>
        {
            var (chat, sender) = (grains.GetChat(ChatScripts.ChatId(caller / 2)), FollowScripts.UserId(caller));
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var called = Stopwatch.GetTimestamp();
                var sent = await chat.Send(new NewMessage
                {
                    Id = Guid.CreateVersion7(),
                    SenderId = sender,
                    ClientId = Guid.NewGuid(),
                    Type = MessageType.Text,
                    Text = ChatScripts.TextOf(mine.Count),
                });
                if (!sent.IsSuccess || !sent.Value.IsNew)
                    throw new InvalidOperationException($"A message was refused: {sent.Error}");
                mine.Add(Stopwatch.GetElapsedTime(called));
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        var all = latencies.SelectMany(mine => mine).Order().ToArray();
        Print($"  p50 {all[all.Length / 2].TotalMilliseconds:0.0} ms, p99 {all[all.Length * 99 / 100].TotalMilliseconds:0.0} ms, {(process.TotalProcessorTime - cpu).TotalMicroseconds / all.Length:0} us of CPU each");
        return all.Length / elapsed.TotalSeconds;
    }

    private static async Task CleanAsync(TestDatabase database)
    {
        await database.ExecuteAsync("truncate messages; update chats set last_sequence = 0, last_ordinal = 0; update chat_members set sent = 0 where sent > 0");
        // By itself, since readers of events wait for rows of it in an order of their own.
        foreach (var command in new[] { "truncate events", "vacuum chats", "vacuum chat_members", "checkpoint" })
            await database.ExecuteAsync(command);
    }

    // Numbers without a gap, and counters equal to the rows.
    private static async Task CheckAsync(TestDatabase database)
    {
        var wrong = await database.QueryAsync<Guid>(
            """
            select c.id from chats c left join lateral (select count(*) as rows, coalesce(max(sequence), 0) as newest from messages where chat_id = c.id) m on true
            where last_sequence <> rows or newest <> rows or last_ordinal <> rows or rows <> (select sum(sent) from chat_members where chat_id = c.id)
            """);
        if (wrong.Count > 0 || (await database.QueryAsync<long>("select count(*) from messages"))[0] == 0)
            throw new InvalidOperationException($"Of {wrong.Count} chats the messages are not as counted, or there are none.");
    }
}
