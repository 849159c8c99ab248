using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Feeds;
using InstaHub.Load.Http;
using InstaHub.TestSupport;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// From the commit of a post to the feeds in use and to the connections of who looks: into 10,000 feeds; many posts a second into these;
/// the same pushed to 1,000 connections; and a post by an author with a million followers, of whom 1,000 look, while 100,000 other feeds
/// are in use. Options: seconds of a round (5), and one of <c>feeds</c>, <c>pushes</c>, <c>star</c> for that part alone.
/// </summary>
public static class FanoutBenchmark
{
    private const int Feeds = 10_000;
    private const int Connections = 1_000;
    private const int Followers = 1_000_000;
    private const int OtherFeeds = 100_000;
    private const int Samples = 50;
    private const int WarmUp = 10;
    private const double LastBar = 100, DeliveriesBar = 1_000_000, PushesBar = 50_000, AnswerBar = 20, StarBar = 50;

    public static async Task Run(string[] options)
    {
        var round = TimeSpan.FromSeconds(options is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 5);
        var part = options is [_, var name, ..] ? name : null;
        if (part is null or "feeds")
            await MeasureFeeds(round);
        if (part is null or "pushes")
            await MeasurePushes(round);
        if (part is null or "star")
            await MeasureStar();
    }

    private static async Task MeasureFeeds(TimeSpan round)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Feeds);
        await database.ExecuteAsync(FeedScripts.FollowOne(1, Feeds, 0));
        var grains = product.Get<IGrainFactory>();
        await WakeAsync(grains, 1, Feeds);
        var feeds = new FeedWatch(product.Get<FeedHost>());

        var last = new List<TimeSpan>();
        for (var i = 0; i < Samples; i++)
        {
            var post = await PublishAsync(grains, 0);
            var began = Stopwatch.GetTimestamp();
            last.Add(await feeds.UntilAllHaveAsync(post, 1, Feeds, began));
            await Task.Delay(20);
        }
        last.Sort();
        Print($"commit to the last of {Feeds} feeds: p50 {At(last, 0.5):0.0} ms, worst of {Samples} {last[^1].TotalMilliseconds:0.0} ms\t({Verdict(last[^1].TotalMilliseconds, LastBar, atLeast: false)})");

        var started = Stopwatch.GetTimestamp();
        var posts = 0;
        FeedKey newest = default;
        // Who publishes waits until somebody has it, so that what is measured is no backlog.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < round)
            {
                var post = await PublishAsync(grains, 0);
                await feeds.UntilAllHaveAsync(post, 1, 1, Stopwatch.GetTimestamp());
                Interlocked.Increment(ref posts);
                lock (last)
                    newest = post > newest ? post : newest;
            }
        })));
        await feeds.UntilAllHaveAsync(newest, 1, Feeds, Stopwatch.GetTimestamp());
        var rate = (double)posts * Feeds / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Print($"{posts} posts into {Feeds} feeds each\t{rate:0}\tdeliveries/s\t({Verdict(rate, DeliveriesBar, atLeast: true)})");
        feeds.CheckAll(1, Feeds, posts + Samples);
    }

    private static async Task MeasurePushes(TimeSpan round)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Connections);
        await database.ExecuteAsync(FeedScripts.FollowOne(1, Connections, 0));
        await using var listeners = await Listeners.ConnectAsync(product, Enumerable.Range(1, Connections));
        var grains = product.Get<IGrainFactory>();

        // As many posts under way as keep the connections busy, and no more than their buffers hold.
        var began = Stopwatch.GetTimestamp();
        var posts = 0;
        while (Stopwatch.GetElapsedTime(began) < round)
        {
            await PublishAsync(grains, 0);
            posts++;
            while ((posts * (long)Connections) - listeners.Received > 20 * Connections)
                await Task.Delay(1);
        }
        await listeners.UntilReceivedAsync(posts * (long)Connections);
        var rate = listeners.Received / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Print($"{posts} posts to {Connections} connections\t{rate:0}\tpushes/s\t({Verdict(rate, PushesBar, atLeast: true)})");
    }

    private static async Task MeasureStar()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await StartAsync(database, Followers + OtherFeeds);
        await database.ExecuteAsync(FeedScripts.FollowOne(2, Followers + 1, 0), seconds: 0);
        await database.ExecuteAsync(FeedScripts.FollowOne(Followers + 2, Followers + OtherFeeds, 1)); // of another author
        await database.ExecuteAsync(FeedScripts.FollowOne(2, Connections + 1, 1));
        await database.ExecuteAsync("vacuum analyze", seconds: 0);
        var grains = product.Get<IGrainFactory>();
        await WakeAsync(grains, Followers + 2, OtherFeeds - 1);
        await using var listeners = await Listeners.ConnectAsync(product, Enumerable.Range(2, Connections));
        var feeds = new FeedWatch(product.Get<FeedHost>());
        Print($"{product.Get<FeedHost>().Count} feeds are in use");

        foreach (var (author, followers) in new[] { (0, Followers), (Followers + 1, 0), (0, Followers) })
        {
            if (followers == 0)
                await database.ExecuteAsync(FeedScripts.FollowOne(2, Connections + 1, author)); // the same that look, and nobody else
            if (followers == 0)
                await Task.WhenAll(Enumerable.Range(2, Connections).Select(user => RefollowAsync(product, user, author)));
            await MeasurePostsAsync(grains, feeds, author, followers == 0 ? Connections : followers);
        }
    }

    private static async Task MeasurePostsAsync(IGrainFactory grains, FeedWatch feeds, int author, int followers)
    {
        var (answers, all) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = -WarmUp; i < Samples; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var post = await PublishAsync(grains, author);
            var answered = Stopwatch.GetElapsedTime(began);
            var arrived = await feeds.UntilAllHaveAsync(post, 2, Connections, began);
            await Task.Delay(50);
            if (i < 0)
                continue;
            answers.Add(answered);
            all.Add(arrived);
        }
        answers.Sort();
        all.Sort();
        Print($"a post by an author with {followers} followers, {Connections} of them look:");
        Print($"  answered: p50 {At(answers, 0.5):0.0} ms, worst {answers[^1].TotalMilliseconds:0.0} ms\t({Verdict(answers[^1].TotalMilliseconds, AnswerBar, atLeast: false)})");
        Print($"  in all {Connections} feeds: p50 {At(all, 0.5):0.0} ms, worst {all[^1].TotalMilliseconds:0.0} ms\t({Verdict(all[^1].TotalMilliseconds, StarBar, atLeast: false)})");
    }

    // What SQL has written, feeds hear of when they are told.
    private static Task RefollowAsync(TestProduct product, int user, int author)
    {
        product.Get<FeedHost>().Deliver(new FeedNews([], [new(FollowScripts.UserId(user), FollowScripts.UserId(author))], []));
        return product.Get<IGrainFactory>().GetFeed(FollowScripts.UserId(user)).GetContents();
    }

    private static async Task<FeedKey> PublishAsync(IGrainFactory grains, int author)
    {
        var made = await grains.GetPost(Guid.CreateVersion7()).Create(new NewPost { AuthorId = FollowScripts.UserId(author), Caption = "What I saw today" });
        return made.IsSuccess ? FeedKey.Of(made.Value.PublishedAt!.Value, made.Value.Id) : throw new InvalidOperationException($"A post was refused: {made.Error}");
    }

    private static async Task WakeAsync(IGrainFactory grains, int first, int count)
    {
        foreach (var some in Enumerable.Range(first, count).Chunk(200))
            await Task.WhenAll(some.Select(user => grains.GetFeed(FollowScripts.UserId(user)).GetContents()));
    }

    private static async Task<TestProduct> StartAsync(TestDatabase database, int users)
    {
        var product = await TestProduct.StartAsync(database.ConnectionString, ("Logging:LogLevel:Default", "Warning"));
        await database.ExecuteAsync(FollowScripts.MakeUsers(users), seconds: 0);
        return product;
    }

    private static string Verdict(double value, double bar, bool atLeast) =>
        string.Create(CultureInfo.InvariantCulture, $"bar {bar}: {((atLeast ? value >= bar : value <= bar) ? "met" : "MISSED")}");

    private static double At(List<TimeSpan> times, double share) => times[(int)Math.Min(times.Count - 1, times.Count * share)].TotalMilliseconds;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Looks into the feeds in use.</summary>
internal sealed class FeedWatch(FeedHost host)
{
    /// <summary>Waits until the feeds of some users have a post; throws after 10 s.</summary>
    /// <returns>The time since <paramref name="began"/>.</returns>
    public async Task<TimeSpan> UntilAllHaveAsync(FeedKey post, int first, int count, long began)
    {
        for (var i = first; i < first + count; i++)
        {
            while (host.Find(FollowScripts.UserId(i)) is not { } feed || !feed.Holds(post))
            {
                if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
                    throw new InvalidOperationException($"Post {post} has not come to the feed of user {i}.");
                await Task.Delay(1);
            }
        }
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Throws unless each feed has so many entries, or as many as feeds hold at least.</summary>
    public void CheckAll(int first, int count, int posts)
    {
        for (var i = first; i < first + count; i++)
        {
            var has = host.Find(FollowScripts.UserId(i))!.GetContents().Keys.Count;
            if (has < Math.Min(posts, FeedInUse.Least))
                throw new InvalidOperationException($"The feed of user {i} has {has} entries of {posts}.");
        }
    }
}
