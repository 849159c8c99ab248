using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Accounts.Tokens;
using InstaHub.Grains.Feeds;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Home feeds: <c>GET /api/v1/feed</c> against bare Kestrel with the same bytes, in turns, in one process with the load generator;
/// waking feeds of users who follow 500; their memory; and reading and publishing among few and among many users. Options: seconds of a
/// round (5), and one of <c>read</c>, <c>wake</c>, <c>scale</c> for that part alone; <c>scale</c> takes the number of users (1,000,000).
/// </summary>
public static class FeedBenchmark
{
    private const int Rounds = 3;
    private const int Connections = 64;
    private const int Authors = 10_000;
    private const int Wakings = 1_000;
    private const double ReadBar = 0.35, HalfLoadBar = 10, WakeBar = 20, MemoryBar = 48, ScaleBar = 1.3;

    public static async Task Run(string[] options)
    {
        var round = TimeSpan.FromSeconds(options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5);
        var part = options is [_, var name, ..] ? name : null;
        if (part is null or "read")
            await MeasureReading(round);
        if (part is null or "wake")
            await MeasureWaking();
        if (part is null or "scale")
            await MeasureScale(round, options is [_, _, var users] ? int.Parse(users, CultureInfo.InvariantCulture) : 1_000_000);
    }

    private static async Task MeasureReading(TimeSpan round)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Authors);
        await database.ExecuteAsync(FeedScripts.Publish(30, 40));
        await database.ExecuteAsync(FeedScripts.Follow(1_000, 1_000 + Connections, 30, 30));
        await database.ExecuteAsync("vacuum analyze");
        var tokens = await TokensAsync(product, Enumerable.Range(1_000, Connections));
        foreach (var path in new[] { "/api/v1/feed", "/api/v1/feed?order=latest" })
        {
            var body = await product.Client.ReadAsync(path, tokens[0]["Authorization: Bearer ".Length..]);
            await using var bare = await BareKestrel.StartAsync(body);
            var feed = new HttpLoad(product.Address, path, tokens, body.Length);
            var nothing = new HttpLoad(new Uri(bare.Urls.Single()), path, tokens, body.Length);
            await feed.RunAsync(Connections, round);
            await nothing.RunAsync(Connections, round);
            var rates = new List<(double Feed, double Bare)>();
            for (var i = 0; i < Rounds; i++)
                rates.Add((await feed.RunAsync(Connections, round), await nothing.RunAsync(Connections, round)));
            var (ofFeed, ofBare) = (Median(rates.Select(rate => rate.Feed)), Median(rates.Select(rate => rate.Bare)));
            Print($"GET {path}, 20 posts, {body.Length} bytes, {Connections} connections\t{ofFeed:0}\trequests/s");
            Print($"bare Kestrel\t{ofBare:0}\trequests/s");
            Print($"ratio\t{ofFeed / ofBare:0.00}\t({Verdict(ofFeed / ofBare, ReadBar, atLeast: true)})");
            var times = await feed.RunAtAsync(Connections, ofFeed / 2, round);
            Print($"at half load: p50 {At(times, 0.5):0.00} ms, p99 {At(times, 0.99):0.00} ms\t({Verdict(At(times, 0.99), HalfLoadBar, atLeast: false)})");
        }
    }

    private static async Task MeasureWaking()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Authors + (3 * Wakings));
        await database.ExecuteAsync(FeedScripts.Publish(Authors, 20));
        await database.ExecuteAsync(FeedScripts.Follow(Authors, Authors + (3 * Wakings) - 1, 500, Authors));
        await database.ExecuteAsync("vacuum analyze");
        var grains = product.Get<IGrainFactory>();
        var request = new FeedRequest(FeedOrder.Latest, null, 20, Why: false);
        async Task<TimeSpan> WakeAsync(int user)
        {
            var began = Stopwatch.GetTimestamp();
            await grains.GetFeed(FollowScripts.UserId(user)).GetPage(request);
            return Stopwatch.GetElapsedTime(began);
        }

        for (var i = 0; i < Wakings; i++)
            await WakeAsync(Authors + i); // warm: plans, pages of the database, posts
        var times = new TimeSpan[Wakings];
        for (var i = 0; i < Wakings; i++)
            times[i] = await WakeAsync(Authors + Wakings + i);
        // Without the posts that a page makes others remember.
        var before = Memory();
        for (var i = 0; i < Wakings; i++)
            await grains.GetFeed(FollowScripts.UserId(Authors + (2 * Wakings) + i)).GetContents();
        var contents = await grains.GetFeed(FollowScripts.UserId(Authors + Wakings)).GetContents();
        var memory = (Memory() - before) / (double)Wakings / 1024;
        Array.Sort(times);
        Print($"waking a feed with 500 followees, {contents.Keys.Count} entries: p50 {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms\t({Verdict(At(times, 0.99), WakeBar, atLeast: false)})");
        Print($"memory of a feed in use, index and grain included\t{memory:0.0} KB\t({Verdict(memory, MemoryBar, atLeast: false)})");

        if (product.Get<FeedHost>().Count != 3 * Wakings)
            throw new InvalidOperationException("Not all feeds are in use.");
    }

    private static async Task MeasureScale(TimeSpan round, int many)
    {
        await MeasureAmong(10_000, round); // compiles and prepares
        var few = await MeasureAmong(10_000, round);
        var lots = await MeasureAmong(many, round);
        Print($"reading, {many} users against 10000\t{few.Read / lots.Read:0.00} times slower\t({Verdict(few.Read / lots.Read, ScaleBar, atLeast: false)})");
        Print($"waking\t{lots.Wake / few.Wake:0.00} times slower");
        Print($"publishing\t{few.Publish / lots.Publish:0.00} times slower\t({Verdict(few.Publish / lots.Publish, ScaleBar, atLeast: false)})");
    }

    private static async Task<(double Read, double Wake, double Publish)> MeasureAmong(int users, TimeSpan round)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, users);
        var began = Stopwatch.GetTimestamp();
        await database.ExecuteAsync(FeedScripts.Publish(users, 3), seconds: 0);
        for (var first = 0; first < users; first += 100_000)
            await database.ExecuteAsync(FeedScripts.Follow(first, Math.Min(users, first + 100_000) - 1, 30, users), seconds: 0);
        await database.ExecuteAsync("vacuum analyze", seconds: 0);
        Print($"{users} users, 30 followees and 3 posts each, written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");

        var readers = Enumerable.Range(0, Connections).Select(i => i * (users / Connections)).ToArray();
        var tokens = await TokensAsync(product, readers);
        var grains = product.Get<IGrainFactory>();
        var wakings = new List<TimeSpan>();
        for (var i = 0; i < Wakings; i++)
        {
            var at = Stopwatch.GetTimestamp();
            await grains.GetFeed(FollowScripts.UserId((int)(i * 997L % users))).GetPage(new(FeedOrder.Latest, null, 20, false));
            wakings.Add(Stopwatch.GetElapsedTime(at));
        }
        var reads = await Task.WhenAll(tokens.Select(token => ReadAsync(product.Client, token, round)));
        var rates = reads.Sum() / round.TotalSeconds;
        var published = await PublishAsync(grains, users, round);
        wakings.Sort();
        Print($"  {rates:0} reads/s, waking p50 {At([.. wakings], 0.5):0.0} ms, {published:0} posts/s");
        return (rates, At([.. wakings], 0.5), published);
    }

    private static async Task<long> ReadAsync(HttpClient client, string header, TimeSpan time)
    {
        var token = header["Authorization: Bearer ".Length..];
        var began = Stopwatch.GetTimestamp();
        var count = 0L;
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            await client.ReadAsync("/api/v1/feed", token);
            count++;
        }
        return count;
    }

    private static async Task<double> PublishAsync(IGrainFactory grains, int users, TimeSpan time)
    {
        const int Callers = 500;
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var number = Interlocked.Increment(ref next);
                var post = new NewPost { AuthorId = FollowScripts.UserId((int)(number * 997L % Math.Min(users, 10_000))), Caption = PostScripts.CaptionOf(number) };
                if (!(await grains.GetPost(Guid.CreateVersion7()).Create(post)).IsSuccess)
                    throw new InvalidOperationException("A post was refused.");
            }
        })));
        return (next + 1) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<TestProduct> StartAsync(TestDatabase database, int users)
    {
        var product = await TestProduct.StartAsync(
            database.ConnectionString, ("RateLimits:Enabled", "true"), ("RateLimits:User", "100000000"), ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(users), seconds: 0);
        return product;
    }

    private static async Task<string[]> TokensAsync(TestProduct product, IEnumerable<int> users)
    {
        var issuer = product.Get<AccessTokenIssuer>();
        var tokens = new List<string>();
        foreach (var user in users)
            tokens.Add($"Authorization: Bearer {await issuer.IssueAsync(FollowScripts.UserId(user), Guid.CreateVersion7(), CancellationToken.None)}");
        return [.. tokens];
    }

    private static long Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Verdict(double value, double bar, bool atLeast) =>
        string.Create(CultureInfo.InvariantCulture, $"bar {bar}: {((atLeast ? value >= bar : value <= bar) ? "met" : "MISSED")}");

    private static double At(TimeSpan[] times, double share) => times[(int)Math.Min(times.Length - 1, times.Length * share)].TotalMilliseconds;

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
