using InstaHub.TestSupport.Live;

namespace InstaHub.Faults;

/// <summary>Two silos with a web front end each, of which one is killed: all feeds are right afterwards, and whoever looks is told on.</summary>
public sealed class FeedClusterTests : IAsyncLifetime
{
    private const int Users = 24;
    private const int Clients = 8;

    // Acts before the kill, and after it.
    private const int Acts = 800;
    private const int Watchers = 8;
    private const int Posts = 5;

    // A call to a silo that was killed waits until its connection is given up; and it is a while until a silo has missed enough signs of
    // life to be dead to the others.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private ClusterOfTwo _cluster = null!;

    private SiloProcess Killed => _cluster.Killed;

    private SiloProcess Left => _cluster.Left;

    public async ValueTask InitializeAsync() => _cluster = await ClusterOfTwo.StartAsync(Limit);

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    [Fact]
    public async Task A_silo_killed_among_random_acts_leaves_every_feed_equal_to_the_model()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, Users).Select(number => ContentUser.RegisterAsync(ClientOf(number))));
        var acts = new RandomActs(users);
        var left = new TaskCompletionSource<HttpClient>();
        var clients = Enumerable.Range(0, Clients).Select(number => new SteadyClient(ClientOf(number), number % 2 == 0 ? left.Task : null)).ToArray();
        using var stop = new CancellationTokenSource();
        var acting = Task.WhenAll(clients.Select((client, number) => Task.Run(() => acts.ActAsync(new Random(number), client, stop.Token))));

        await UntilDoneAsync(Acts);
        await AssertHasFeedsAsync(Killed);
        await AssertHasFeedsAsync(Left);
        await _cluster.KillAsync();
        left.SetResult(Left.Client);
        await UntilDoneAsync(acts.Done + Acts);
        await _cluster.UntilMembersAreAsync(active: 1, dead: 1);
        await stop.CancelAsync();
        await Patience.ForAsync(acting, "the end of all acts", Limit);

        Assert.All(clients.Where((_, number) => number % 2 == 0), client => Assert.Equal(1, client.Lost));
        await _cluster.Database.UntilEventsAreHandledAsync(Limit);
        var reader = new SteadyClient(Left.Client);
        for (var user = 0; user < Users; user++)
            Assert.Equal(acts.Model.FeedOf(user), await reader.AskAsync(users[user].WholeFeedAsync));
        await Left.AssertFeedsAreRightAsync([.. users.Select(user => user.Username)]);
        var lengths = Enumerable.Range(0, Users).Select(user => acts.Model.FeedOf(user).Count).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{acts.Done} acts, {clients.Sum(client => client.Refused)} refusals among them; feeds of {lengths.Min()} to {lengths.Max()} posts.");

        Task UntilDoneAsync(int count) => Patience.UntilAsync(
            async () =>
            {
                if (acting.IsCompleted)
                    await acting;
                return acts.Done >= count;
            },
            $"{count} acts",
            Limit);
    }

    [Fact]
    public async Task Who_looks_is_told_of_posts_of_the_other_silo_and_goes_on_being_told_after_its_death()
    {
        var author = await ContentUser.RegisterAsync(Killed.Client);
        var watchers = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => WatchAsync(author)));
        try
        {
            for (var i = 0; i < Posts; i++)
            {
                var post = await author.PublishAsync(Killed.Client, "by the other silo", $"{Guid.NewGuid()}");
                foreach (var watcher in watchers)
                    Assert.Equal(post, (await watcher.Live.NextAsync("post:new")).Data.GetProperty("id").GetGuid());
            }

            await _cluster.KillAsync();
            var client = new SteadyClient(Left.Client);
            for (var i = 0; i < Posts; i++)
            {
                var post = await PublishAsync();
                foreach (var watcher in watchers)
                    await watcher.UntilToldAsync(post, client);
            }

            // Who was told to read anew is told of single posts again, in the end.
            await _cluster.UntilMembersAreAsync(active: 1, dead: 1);
            await Patience.UntilAsync(
                async () =>
                {
                    var post = await PublishAsync();
                    var pushes = 0;
                    foreach (var watcher in watchers)
                        pushes += await watcher.UntilToldAsync(post, client) ? 1 : 0;
                    return pushes == Watchers;
                },
                "a post to be pushed to all",
                Limit);

            Task<Guid> PublishAsync()
            {
                var key = $"{Guid.NewGuid()}";
                return client.AskAsync(at => author.PublishAsync(at, "after it", key));
            }
        }
        finally
        {
            foreach (var watcher in watchers)
                await watcher.Live.DisposeAsync();
        }
    }

    // Connected to the silo that is left.
    private async Task<Watcher> WatchAsync(ContentUser author)
    {
        var user = await ContentUser.RegisterAsync(Left.Client);
        await user.FollowAsync(Left.Client, author.Id);
        return new Watcher(user, await user.ConnectAsync(Left.Client));
    }

    private HttpClient ClientOf(int number) => (number % 2 == 0 ? Killed : Left).Client;

    private static async Task AssertHasFeedsAsync(SiloProcess silo)
    {
        var wakings = (await silo.Client.GetStringAsync("/metrics")).Split('\n').Single(line => line.StartsWith("instahub_feed_wakings", StringComparison.Ordinal));
        Assert.NotEqual("0", wakings.Split(' ')[^1]);
    }

    private sealed record Watcher(ContentUser User, SignalRTestClient Live)
    {
        private readonly HashSet<Guid> _pushed = [];
        private readonly HashSet<Guid> _read = [];

        /// <summary>Waits until it knows of a post.</summary>
        /// <returns>Whether the post was pushed; otherwise it was told to read anew, and has.</returns>
        public async Task<bool> UntilToldAsync(Guid post, SteadyClient client)
        {
            while (!_pushed.Contains(post) && !_read.Contains(post))
            {
                var told = await Live.NextAsync(Limit);
                if (told.Name == "post:new")
                    Assert.True(_pushed.Add(told.Data.GetProperty("id").GetGuid()), $"{told} came twice.");
                else if (told.Name == "sync:events" && told.Data.GetProperty("reload").GetBoolean())
                    _read.UnionWith(await client.AskAsync(User.FeedAsync));
            }
            return _pushed.Contains(post);
        }
    }
}
