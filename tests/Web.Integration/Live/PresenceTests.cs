using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using static InstaHub.Web.Integration.Live.PresenceActs;

namespace InstaHub.Web.Integration.Live;

/// <summary>Whether somebody is there, as others see it who look.</summary>
[Collection(nameof(LiveProduct))]
public sealed class PresenceTests(LiveProduct product)
{
    private readonly PresenceScene _scene = new(product);

    public static TheoryData<string> NoUsers => new()
    {
        "null", "5", "[]", "{}", """{"users":null}""", """{"users":5}""", """{"users":"x"}""", """{"users":["x"]}""", """{"users":[null]}""", """{"users":[{}]}""",
        """{"users":["\u0000"]}""", """{"users":["\ud800"]}""", """{"posts":[]}""",
        Asking([.. Enumerable.Range(0, UsersRequest.MaxUsers + 1).Select(_ => Guid.NewGuid())]),
    };

    [Fact]
    public async Task Who_watches_sees_somebody_come_be_away_be_busy_and_go()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        Assert.Equal(("offline", null), (await watcher.WatchAsync(bob))[bob.Id]);
        Assert.Equal(("offline", null), await ada.SeeAsync(bob));

        var before = DateTimeOffset.UtcNow;
        var client = await _scene.ConnectAsync(bob);
        await watcher.SeesAsync(bob, "online", "online");
        Assert.Equal(("online", null), await ada.SeeAsync(bob));
        foreach (var status in new[] { "away", "dnd", "online", "away" })
        {
            Assert.Equal(status, await client.ChooseAsync(status));
            await watcher.SeesAsync(bob, status);
            Assert.Equal((status, null), await ada.SeeAsync(bob));
        }
        client.Break();

        var at = await watcher.SeesAsync(bob, "offline", "offline", "last-seen");
        Assert.InRange(at!.Value, before, DateTimeOffset.UtcNow);
        Assert.Equal(("offline", at), await ada.SeeAsync(bob));
        await client.DisposeAsync();

        // What was chosen last holds.
        await using var again = await _scene.ConnectAsync(bob);
        await watcher.SeesAsync(bob, "away", "online");
        Assert.Equal(("away", null), (await watcher.WatchAsync(bob))[bob.Id]);
        Assert.Empty(watcher.TakeArrived());
    }

    [Fact]
    public async Task Who_appears_offline_is_seen_as_who_has_gone()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        await using var client = await _scene.ConnectAsync(bob);
        Assert.Equal(("online", null), (await watcher.WatchAsync(bob))[bob.Id]);

        Assert.Equal("offline", await client.ChooseAsync("offline"));

        var at = await watcher.SeesAsync(bob, "offline", "offline", "last-seen");
        Assert.Equal(("offline", at), await ada.SeeAsync(bob));
        await using var another = await _scene.ConnectAsync(bob);
        Assert.Equal(("offline", at), (await watcher.WatchAsync(bob))[bob.Id]);
        Assert.Empty(watcher.TakeArrived());

        Assert.Equal("online", await another.ChooseAsync("online"));
        await watcher.SeesAsync(bob, "online", "online");
    }

    [Fact]
    public async Task Somebody_with_several_connections_is_there_until_the_last_is_closed()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        var (first, second) = (await _scene.ConnectAsync(bob), await _scene.ConnectAsync(bob));
        await watcher.WatchAsync(bob);

        await first.DisposeAsync();
        await Patience.UntilAsync(
            () => Task.FromResult(product.Product.Get<LiveConnections>().Users.Single(user => user.UserId == bob.Id).All.Length == 1), "the end of the first");
        await second.ChooseAsync("away");
        await watcher.SeesAsync(bob, "away");
        var before = DateTimeOffset.UtcNow;
        await second.DisposeAsync();

        Assert.InRange((await watcher.SeesAsync(bob, "offline", "offline", "last-seen"))!.Value, before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task However_many_watch_there_is_one_push_to_their_process_and_none_where_nobody_does()
    {
        var (bob, others) = (await _scene.RegisterAsync(), new List<SignalRTestClient>());
        await using var client = await _scene.ConnectAsync(bob);
        var before = _scene.Watches.Count;
        for (var i = 0; i < 6; i++)
        {
            var watcher = await _scene.ConnectAsync(await _scene.RegisterAsync());
            await watcher.WatchAsync(bob);
            others.Add(watcher);
        }
        Assert.Equal(before + 1, _scene.Watches.Count);
        var reference = product.Grains.CreateObjectReference<IWebObserver>(product.Product.Get<WebHostSession>());
        var pushes = (await _scene.WebHost.Renew(reference)).Count;

        await client.ChooseAsync("dnd");
        foreach (var watcher in others)
            await watcher.SeesAsync(bob, "dnd");
        Assert.Equal(1, (await _scene.WebHost.Renew(reference)).Count - pushes);
        foreach (var watcher in others)
            await watcher.DisposeAsync();
        await Patience.UntilAsync(() => Task.FromResult(_scene.Watches.Count == before), "the end of the watching");

        // A lease goes on without connections: what comes is for nobody.
        await using var late = await _scene.ConnectAsync(await _scene.RegisterAsync());
        Assert.Equal(("dnd", null), (await late.WatchAsync(bob))[bob.Id]);
        Assert.All(others, watcher => Assert.Empty(watcher.TakeArrived()));
        GC.KeepAlive(reference);
    }

    [Fact]
    public async Task Connections_of_every_web_process_are_told()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var web = await TestWeb.StartAsync(builder => builder.Services.AddSingleton(product.Grains));
        await using var here = await _scene.ConnectAsync(ada);
        await using var there = await SignalRTestClient.ConnectAsync(web.Address, LiveProduct.Hub, options => options.SetRequestHeader(Support.TestUsers.Header, $"{ada.Id:D}"));
        await there.NextAsync("ready");
        there.Takes = PresenceScene.Takes;
        await there.InvokeAsync("sync", "{}");
        await there.NextAsync("sync:events");
        await here.WatchAsync(bob);
        await there.WatchAsync(bob);

        var client = await _scene.ConnectAsync(bob);
        await here.SeesAsync(bob, "online", "online");
        await there.SeesAsync(bob, "online", "online");
        await client.DisposeAsync();

        Assert.Equal(await here.SeesAsync(bob, "offline", "offline", "last-seen"), await there.SeesAsync(bob, "offline", "offline", "last-seen"));
    }

    [Fact]
    public async Task What_was_lost_on_the_way_comes_with_the_next_renewal()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        await watcher.WatchAsync(bob);

        await _scene.WebHost.Leave();
        await using var client = await _scene.ConnectAsync(bob);

        await watcher.SeesAsync(bob, "online", "online");
    }

    [Fact]
    public async Task An_older_push_that_comes_late_tells_nothing()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        await using var client = await _scene.ConnectAsync(bob);
        await watcher.WatchAsync(bob);

        var old = new UserPresence(PresenceStatus.DoNotDisturb, null, 5);
        await _scene.WebHost.Push(new LivePush([], new LiveEvent("presence", old.ToJson()), new LiveTopic(LiveTopicKind.Presence, bob.Id, old.Number)));
        await client.ChooseAsync("away");

        await watcher.SeesAsync(bob, "away");
        Assert.Empty(watcher.TakeArrived());
    }

    [Fact]
    public async Task A_connection_that_takes_nothing_yet_gets_the_difference_alone()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        await using var client = await _scene.ConnectAsync(bob);
        // Until it has called sync, what is for it is held back.
        var (slow, _) = await product.ConnectAsync(ada.User);
        await using var _2 = slow;
        slow.Takes = PresenceScene.Takes;
        await slow.WatchAsync(bob);
        await using var witness = await _scene.ConnectAsync(ada);
        await witness.WatchAsync(bob);
        foreach (var status in new[] { "away", "dnd" })
        {
            await client.ChooseAsync(status);
            await witness.SeesAsync(bob, status);
        }

        await slow.InvokeAsync("sync", "{}");

        await slow.NextAsync("sync:events");
        await slow.SeesAsync(bob, "dnd");
        Assert.Empty(slow.TakeArrived());
    }

    [Fact]
    public async Task Watching_ends_when_the_client_says_so_and_with_the_connection()
    {
        var (ada, bob, eve) = (await _scene.RegisterAsync(), await _scene.RegisterAsync(), await _scene.RegisterAsync());
        var before = _scene.Watches.Count;
        var watcher = await _scene.ConnectAsync(ada);
        await watcher.WatchAsync(bob, eve);
        await watcher.WatchAsync(bob);
        Assert.Equal(before + 2, _scene.Watches.Count);

        Assert.Equal(1, await watcher.UnwatchAsync(bob, ada));

        Assert.Equal(before + 1, _scene.Watches.Count);
        await using var first = await _scene.ConnectAsync(bob);
        await using var second = await _scene.ConnectAsync(eve);
        await watcher.SeesAsync(eve, "online", "online");
        Assert.Empty(watcher.TakeArrived());
        await watcher.DisposeAsync();
        await Patience.UntilAsync(() => Task.FromResult(_scene.Watches.Count == before), "the end of the watching");
    }

    [Fact]
    public async Task A_connection_watches_so_many_users_and_no_more()
    {
        var (ada, users) = (await _scene.RegisterAsync(), new List<Somebody>());
        for (var i = 0; i <= LiveProduct.MaxWatchedUsers; i++)
            users.Add(await _scene.RegisterAsync());
        await using var watcher = await _scene.ConnectAsync(ada);
        Assert.Equal(LiveProduct.MaxWatchedUsers, (await watcher.WatchAsync([.. users[..^1]])).Count);

        await RefusedAsync(watcher, "presence:watch", Asking(users[^1]), "watch_limit");
        Assert.Equal(LiveProduct.MaxWatchedUsers, await watcher.UnwatchAsync());
        await watcher.WatchAsync(users[0]);
        await watcher.UnwatchAsync(users[0]);
        Assert.Single(await watcher.WatchAsync(users[^1]));
    }

    [Theory]
    [MemberData(nameof(NoUsers))]
    public async Task What_names_no_users_is_refused(string argument)
    {
        await using var client = await _scene.ConnectAsync(await _scene.RegisterAsync());

        await RefusedAsync(client, "presence:watch", argument, "validation_failed");
        await RefusedAsync(client, "presence:unwatch", argument, "validation_failed");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"status":1}""")]
    [InlineData("""{"status":"busy"}""")]
    [InlineData("""{"status":"Online"}""")]
    [InlineData("""{"status":"\u0000"}""")]
    public async Task What_is_no_status_is_refused(string argument)
    {
        await using var client = await _scene.ConnectAsync(await _scene.RegisterAsync());

        await RefusedAsync(client, "user:status-change", argument, "validation_failed");
    }

    private static async Task RefusedAsync(SignalRTestClient client, string method, string argument, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync(method, argument))).Message.Split(' ')[^1]);
}
