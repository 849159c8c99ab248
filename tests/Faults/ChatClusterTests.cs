namespace InstaHub.Faults;

/// <summary>Two silos with a web front end each: people who are connected to one and the other talk, and go on when one is killed.</summary>
public sealed class ChatClusterTests : IAsyncLifetime
{
    private const string Thumb = "\U0001F44D";
    private const int Watchers = 8;
    private const int Messages = 10;

    // A call to a silo that was killed waits until its connection is given up; and it is a while until a silo has missed enough signs of
    // life to be dead to the others.
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private ClusterOfTwo _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ClusterOfTwo.StartAsync(Limit);

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    [Fact]
    public async Task People_on_two_silos_talk_and_each_is_told_everything_once_and_in_order()
    {
        var (people, chat) = await MakeChatAsync();
        await using var watchers = new Watched(people, chat);
        await watchers.ConnectAsync(number => number % 2 == 0 ? _cluster.Killed : _cluster.Left);
        var (ada, bob) = (watchers.All[0], watchers.All[1]);
        var client = new SteadyClient(_cluster.Left.Client);

        await ada.CallAsync("typing:start", new { chatId = chat });
        Assert.Equal(ada.User.Id, (await bob.UntilAsync("typing:user", static _ => true, client)).GetProperty("userId").GetGuid());
        // All at once, so that what comes from one silo and the other overtakes each other.
        var said = await Task.WhenAll(watchers.All.SelectMany(watcher => Enumerable.Range(0, Messages).Select(number => watcher.SayAsync($"{number}"))));
        foreach (var watcher in watchers.All)
            await watcher.UntilKnowsAsync(said, client);
        Assert.All(watchers.All, watcher => Assert.Equal(ada.Messages, watcher.Messages));

        await ada.UntilDeliveredAsync(bob.User.Id, client);

        await bob.CallAsync("reaction:add", new { messageId = said[0], emoji = Thumb });
        Assert.Equal(said[0], (await ada.UntilAsync("reaction:changed", static _ => true, client)).GetProperty("messageId").GetGuid());
        await ada.CallAsync("message:edit", new { id = said[0], text = "edited" });
        Assert.Equal("edited", (await bob.UntilAsync("message:edited", static _ => true, client)).GetProperty("text").GetString());
        await bob.CallAsync("message:read", new { chatId = chat, upTo = ada.Messages.Count });
        var read = await ada.UntilAsync("message:read", static _ => true, client);
        Assert.Equal((bob.User.Id, ada.Messages.Count), (read.GetProperty("userId").GetGuid(), read.GetProperty("upTo").GetInt32()));
        Assert.All(watchers.All, watcher => Assert.Equal(0, watcher.Reloads));
    }

    [Fact]
    public async Task Who_looks_goes_on_being_told_when_the_other_silo_is_killed_and_who_was_there_comes_back_and_has_all()
    {
        var (people, chat) = await MakeChatAsync();
        await using var watchers = new Watched(people, chat);
        // The first has the killed one, and comes back.
        await watchers.ConnectAsync(number => number == 0 ? _cluster.Killed : _cluster.Left);
        var client = new SteadyClient(_cluster.Left.Client);
        for (var i = 0; i < Messages; i++)
        {
            var message = await watchers.All[0].SayAsync("before");
            foreach (var watcher in watchers.All)
                Assert.True(await watcher.UntilToldAsync(message, client));
        }

        await _cluster.KillAsync();
        var left = watchers.All[1..];
        for (var i = 0; i < Messages; i++)
            await SayToAsync(left);
        await _cluster.UntilMembersAreAsync(active: 1, dead: 1);
        await watchers.All[0].ConnectAsync(_cluster.Left.Client);

        // Who was told to load anew is told of single messages again, in the end.
        await Patience.UntilAsync(async () => await SayToAsync(watchers.All) == Watchers, "a message to be pushed to all", Limit);
        Assert.All(watchers.All, watcher => Assert.Equal(watchers.All[0].Messages, watcher.Messages));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watchers.All[0].Messages.Count} messages; loaded anew: {string.Join(' ', watchers.All.Select(watcher => watcher.Reloads))}.");

        // To how many it was pushed; the others have loaded it.
        async Task<int> SayToAsync(ChatWatcher[] listeners)
        {
            var clientId = Guid.NewGuid();
            var message = await client.AskAsync(at => people[1].SayAsync(at, chat, "after it", clientId));
            var pushes = 0;
            foreach (var watcher in listeners)
                pushes += await watcher.UntilToldAsync(message, client) ? 1 : 0;
            return pushes;
        }
    }

    private async Task<(ContentUser[] People, Guid Chat)> MakeChatAsync()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => ContentUser.RegisterAsync(_cluster.Left.Client)));
        foreach (var user in people[1..])
            await user.FollowAsync(_cluster.Left.Client, people[0].Id);
        return (people, await people[0].MakeGroupAsync(_cluster.Left.Client, [.. people[1..].Select(user => user.Id)]));
    }

    private sealed class Watched(ContentUser[] people, Guid chat) : IAsyncDisposable
    {
        public ChatWatcher[] All { get; } = [.. people.Select(user => new ChatWatcher(user, chat))];

        public async Task ConnectAsync(Func<int, SiloProcess> where)
        {
            for (var i = 0; i < All.Length; i++)
                await All[i].ConnectAsync(where(i).Client);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var watcher in All)
                await watcher.DisposeAsync();
        }
    }
}
