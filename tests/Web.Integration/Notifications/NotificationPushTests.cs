using System.Text.Json;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Integration.Live;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Notifications;

/// <summary>What connections get of notifications. A push comes at once, the next one a minute later, so that what goes together can be seen.</summary>
public sealed class NotificationPushTests : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestProduct? _product;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateMigratedAsync();

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Something_new_comes_to_all_connections_as_the_list_has_it_with_the_count()
    {
        await StartAsync("00:00:00.05");
        var (ada, bob) = (await RegisterAsync("ada"), await RegisterAsync("bob"));
        await using var phone = await ConnectAsync(ada);
        await using var laptop = await ConnectAsync(ada);
        var post = (await ada.Person.Post("one")).Id();

        await bob.Person.Like(post);

        foreach (var client in (SignalRTestClient[])[phone, laptop])
        {
            var pushed = await client.NextAsync("notification:new");
            Assert.Equal((await ada.Person.Notifications())[0].GetRawText(), pushed.Data.GetRawText());
            Assert.Equal("""{"unread":1}""", (await client.NextAsync("notification:count")).Data.GetRawText());
        }

        // Read on one, known to the other.
        Assert.Equal(0, await ada.Person.Read((await ada.Person.Notifications())[0].Id().ToString()));
        Assert.Equal("""{"unread":0}""", (await laptop.NextAsync("notification:count")).Data.GetRawText());
        Assert.Equal("""{"unread":0}""", (await phone.NextAsync("notification:count")).Data.GetRawText());
        Assert.Empty(laptop.TakeArrived());
    }

    [Fact]
    public async Task What_comes_within_the_interval_is_pushed_together()
    {
        await StartAsync("00:01:00");
        var (ada, bob) = (await RegisterAsync("ada"), await RegisterAsync("bob"));
        var fans = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RegisterAsync($"fan{i}")));
        await using var client = await ConnectAsync(ada);
        var post = (await ada.Person.Post("one")).Id();
        await bob.Person.Like(post);
        Assert.Equal("like 1", (await client.NextAsync("notification:new")).Data.Said());
        Assert.Equal(1, (await client.NextAsync("notification:count")).Data.GetProperty("unread").GetInt32());

        await Task.WhenAll(fans.Select(fan => fan.Person.Like(post)));

        await ada.Person.HasNotifications("like 21");
        Assert.Empty(client.TakeArrived());
    }

    [Fact]
    public async Task Who_likes_and_unlikes_in_turn_is_told_of_once()
    {
        await StartAsync("00:00:00.01");
        var (ada, bob, eve) = (await RegisterAsync("ada"), await RegisterAsync("bob"), await RegisterAsync("eve"));
        await using var client = await ConnectAsync(ada);
        var (post, other) = ((await ada.Person.Post("one")).Id(), (await ada.Person.Post("two")).Id());
        await eve.Person.Like(post);
        Assert.Equal("like 1", (await client.NextAsync("notification:new")).Data.Said());

        for (var i = 0; i < 20; i++)
        {
            await bob.Person.Like(post);
            await bob.Person.Unlike(post);
        }
        await bob.Person.Like(other); // comes behind

        await ada.Person.HasNotifications("like 1", "like 1");
        var pushed = new List<SignalREvent>();
        do
            pushed.Add(await client.NextAsync());
        while (pushed[^1].Name != "notification:new" || pushed[^1].Data.Target().Id() != other);
        Assert.InRange(pushed.Count(push => push.Name == "notification:new" && push.Data.Target().Id() == post), 0, 1);
    }

    [Fact]
    public async Task What_was_missed_while_away_comes_by_sync()
    {
        await StartAsync("00:00:00.05");
        var (ada, bob) = (await RegisterAsync("ada"), await RegisterAsync("bob"));
        var post = (await ada.Person.Post("one")).Id();
        var client = await ConnectAsync(ada);
        await bob.Person.Follow(ada.Person);
        await client.NextAsync("notification:new");
        var position = (await client.NextAsync("notification:count")).Position;
        await client.DisposeAsync();

        await bob.Person.Like(post);
        await ada.Person.HasUnread(2);
        await Patience.UntilAsync(async () => await MissedAsync(ada, position) == 2, "what was missed to be there");

        await using var back = await OpenAsync(ada);
        await back.NextAsync("ready");
        await back.InvokeAsync("sync", $$"""{"position":"{{position}}"}""");
        var sync = (await back.NextAsync("sync:events")).Data.GetProperty("events").EnumerateArray().ToArray();
        Assert.Equal(["notification:new", "notification:count"], sync.Select(missed => missed.GetProperty("event").GetString()));
        Assert.Equal(post, sync[0].GetProperty("data").Target().Id());
        Assert.Equal(2, sync[1].GetProperty("data").GetProperty("unread").GetInt32());
    }

    private async Task StartAsync(string interval) =>
        _product = await TestProduct.StartAsync(_database!.ConnectionString, ("Notifications:PushInterval", interval));

    private async Task<int> MissedAsync(Registered user, string position)
    {
        await using var client = await OpenAsync(user);
        await client.NextAsync("ready");
        return (await client.InvokeAsync("sync", $$"""{"position":"{{position}}"}""")).GetProperty("count").GetInt32();
    }

    private async Task<SignalRTestClient> ConnectAsync(Registered user)
    {
        var client = await OpenAsync(user);
        await client.NextAsync("ready");
        await client.InvokeAsync("sync", "{}");
        await client.NextAsync("sync:events");
        return client;
    }

    private async Task<SignalRTestClient> OpenAsync(Registered user)
    {
        var client = await SignalRTestClient.ConnectAsync(_product!.Address, $"{LiveProduct.Hub}?access_token={user.Token}");
        client.Takes = name => !name.StartsWith("post:", StringComparison.Ordinal);
        return client;
    }

    private async Task<Registered> RegisterAsync(string name)
    {
        var nobody = new Person(_product!.Client, Guid.Empty, "", null);
        var username = SocialProduct.UniqueName(name);
        var body = JsonSerializer.Serialize(new { username, email = $"{username}@example.com", password = "a password of theirs" });
        var data = (await (await nobody.SendAsync(HttpMethod.Post, "auth/register", body)).Json()).GetProperty("data");
        var token = data.GetProperty("accessToken").GetString()!;
        return new Registered(new Person(_product.Client, data.GetProperty("user").GetProperty("id").GetGuid(), username, token), token);
    }

    private sealed record Registered(Person Person, string Token);
}
