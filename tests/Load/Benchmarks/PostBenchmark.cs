using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Publishing posts without media at the grain's interface, on the whole product in this process, against two clients of pgbench that
/// run the product's own statement with 250 posts. And <c>GET posts/{id}</c> against bare Kestrel. In turns, so that all see the same
/// machine. Options: seconds of a round (5), and one of <c>publish</c>, <c>read</c> for that part alone.
/// </summary>
public static class PostBenchmark
{
    private const int Authors = 5_000;
    private const int Callers = 500;
    private const int Rounds = 3;
    private const double Bar = 0.5;

    public static async Task Run(string[] options)
    {
        var seconds = options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
        var part = options is [_, var name, ..] ? name : null;
        if (part is null or "publish")
            await MeasurePublishing(seconds);
        if (part is null or "read")
            await PostReadBenchmark.Run(seconds);
    }

    private static async Task MeasurePublishing(int seconds)
    {
        var pgbench = Pgbench.Find() ?? throw new InvalidOperationException("pgbench is not installed; Debian has it in the package postgresql-contrib.");
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(Authors));
        await database.ExecuteAsync("vacuum analyze");
        var grains = product.Get<IGrainFactory>();
        // Whoever publishes has just signed in and looked around.
        await Task.WhenAll(Enumerable.Range(0, Authors).Select(author => grains.GetUser(FollowScripts.UserId(author)).GetCard().AsTask()));

        var rounds = new List<(double Pgbench, double Product)>();
        for (var round = 0; round <= Rounds; round++)
        {
            await CleanAsync(database);
            var batches = await Pgbench.RunAsync(pgbench, database.ConnectionString, PostScripts.Batch(Authors), seconds);
            await CleanAsync(database);
            var rate = await PublishAsync(grains, TimeSpan.FromSeconds(seconds));
            if (round == 0)
                continue; // compiles and prepares
            rounds.Add((PostScripts.BatchRows * batches, rate));
            Print($"publish, round {round}: pgbench {PostScripts.BatchRows * batches:0}, product {rate:0} posts/s");
            var wrong = await database.FindWrongPostsAsync();
            if (wrong.Count > 0)
                throw new InvalidOperationException($"What counts posts is wrong: {wrong[0]}");
        }

        var (limit, product1) = (Median(rounds.Select(round => round.Pgbench)), Median(rounds.Select(round => round.Product)));
        Print($"two pgbench clients, {PostScripts.BatchRows} posts a transaction\t{limit:0}\tposts/s");
        Print($"publishing, {Callers} callers\t{product1:0}\tposts/s");
        Print($"ratio\t{product1 / limit:0.00}\t(bar {Bar}: {(product1 >= Bar * limit ? "met" : "MISSED")})");
    }

    private static async Task<double> PublishAsync(IGrainFactory grains, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var number = Interlocked.Increment(ref next);
                var post = new NewPost { AuthorId = FollowScripts.UserId(number % Authors), Caption = PostScripts.CaptionOf(number) };
                var made = await grains.GetPost(Guid.CreateVersion7()).Create(post);
                if (!made.IsSuccess)
                    throw new InvalidOperationException($"A post was refused: {made.Error}");
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        Print($"  {(process.TotalProcessorTime - cpu).TotalMicroseconds / next:0} us of CPU each");
        return (next + 1) / elapsed.TotalSeconds;
    }

    private static async Task CleanAsync(TestDatabase database)
    {
        await database.ExecuteAsync("truncate posts, content_counts, post_hashtags, hashtags; update user_counts set posts = 0 where posts > 0; delete from events");
        foreach (var command in new[] { "vacuum user_counts", "vacuum events", "checkpoint" })
            await database.ExecuteAsync(command);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
