using System.Diagnostics;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.TestSupport;
using static InstaHub.Load.Benchmarks.ChatBenchmark;

namespace InstaHub.Load.Benchmarks;

/// <summary>Posts in a channel with many readers against one with few, at the grain's interface, in turns. A part of <see cref="ChatBenchmark"/>.</summary>
public static class ChannelBenchmark
{
    private const int Few = 500;
    private const int Many = 100_000;
    private const int Callers = 32;
    private const int Rounds = 3;
    private const double Bar = 1.1;

    public static async Task Run(TimeSpan round)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Many);
        await database.ExecuteAsync(ChatScripts.Make(0, ChatKind.Channel, Few));
        await database.ExecuteAsync(ChatScripts.Make(1, ChatKind.Channel, Many), seconds: 0);
        await database.ExecuteAsync("vacuum analyze", seconds: 0);
        var grains = product.Get<IGrainFactory>();

        var rounds = new List<(double Few, double Many)>();
        for (var i = 0; i <= Rounds; i++)
        {
            var rates = (await PostAsync(grains, 0, round), await PostAsync(grains, 1, round));
            if (i > 0)
                rounds.Add(rates); // the one before compiles and prepares
        }

        var (few, many) = (Median([.. rounds.Select(rates => rates.Few)]), Median([.. rounds.Select(rates => rates.Many)]));
        Print($"posts in a channel with {Few} readers, {Callers} callers\t{few:0}\tposts/s");
        Print($"with {Many} readers\t{many:0}\tposts/s");
        Print($"cost of a post\t{few / many:0.00} times that with {Few}\t({Verdict(few / many, Bar, atLeast: false)})");
    }

    private static async Task<double> PostAsync(IGrainFactory grains, int channel, TimeSpan time)
    {
        var chat = grains.GetChat(ChatScripts.ChatId(channel));
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < time; count++)
            {
                var post = new NewMessage { Id = Guid.CreateVersion7(), SenderId = FollowScripts.UserId(0), Type = MessageType.Text, Text = ChatScripts.TextOf(count) };
                var sent = await chat.Send(post);
                if (!sent.IsSuccess)
                    throw new InvalidOperationException($"A post was refused: {sent.Error}");
            }

            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
