using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>Events on their way from grains to clients.</summary>
[Collection(nameof(LiveProduct))]
public sealed class PushTests(LiveProduct product)
{
    private string WebProcess => product.Product.Get<LiveConnections>().ProcessId;

    [Fact]
    public async Task Who_signs_in_elsewhere_is_told_of_where_they_are_connected()
    {
        var user = await product.RegisterAsync();
        await using var client = await product.ConnectFreshAsync(user);

        await product.SignInAgainAsync(user);

        var alert = await client.NextAsync("account:signed-in");
        Assert.Equal("127.0.0.1", alert.Data.GetProperty("address").GetString());
        Assert.NotEqual(Guid.Empty, alert.Data.GetProperty("sessionId").GetGuid());
    }

    [Fact]
    public async Task Events_reach_all_connections_of_their_user_in_order_and_nobody_else()
    {
        var user = await product.RegisterAsync();
        var other = await product.RegisterAsync();
        await using var first = await product.ConnectFreshAsync(user);
        await using var second = await product.ConnectFreshAsync(user);
        await using var stranger = await product.ConnectFreshAsync(other);

        for (var number = 1; number <= 20; number++)
            await product.AlertAsync(user, number);
        await product.AlertAsync(other, 1000);

        foreach (var client in (TestSupport.Live.SignalRTestClient[])[first, second])
        {
            for (var number = 1; number <= 20; number++)
                Assert.Equal(number, Alerts.NumberOf(await client.NextAsync()));
        }
        Assert.Equal(1000, Alerts.NumberOf(await stranger.NextAsync()));
        Assert.Empty(stranger.TakeArrived());
    }

    [Fact]
    public async Task A_repeated_alert_is_sent_once()
    {
        var user = await product.RegisterAsync();
        await using var client = await product.ConnectFreshAsync(user);
        var alert = new SignInAlert(null, "", "1", DateTimeOffset.UnixEpoch);
        var id = Guid.NewGuid();

        await product.Grains.GetAccountAlerts(user.Id).SignedIn(id, alert);
        await product.Grains.GetAccountAlerts(user.Id).SignedIn(id, alert);
        await product.AlertAsync(user, 2);

        Assert.Equal(1, Alerts.NumberOf(await client.NextAsync()));
        Assert.Equal(2, Alerts.NumberOf(await client.NextAsync()));
    }

    [Fact]
    public async Task An_event_of_the_moment_is_sent_without_moving_the_position()
    {
        var user = await product.RegisterAsync();
        await using var client = await product.ConnectFreshAsync(user);
        await product.AlertAsync(user, 1);
        var numbered = await client.NextAsync();

        await product.Grains.GetWebHost(WebProcess).Push(new LivePush([new LiveTarget(user.Id, null, null)], new LiveEvent("typing:user", "{\"on\":true}"u8.ToArray())));

        var momentary = await client.NextAsync("typing:user");
        Assert.True(momentary.Data.GetProperty("on").GetBoolean());
        Assert.Equal(numbered.Position, momentary.Position);
    }

    [Fact]
    public async Task What_the_grains_dropped_because_they_had_forgotten_the_process_comes_after_all()
    {
        var user = await product.RegisterAsync();
        await using var client = await product.ConnectFreshAsync(user);

        await product.Grains.GetWebHost(WebProcess).Leave();
        for (var number = 1; number <= 3; number++)
            await product.AlertAsync(user, number);

        for (var number = 1; number <= 3; number++)
            Assert.Equal(number, Alerts.NumberOf(await client.NextAsync()));
    }

    [Fact]
    public async Task What_was_not_sent_because_the_connections_were_forgotten_comes_after_all()
    {
        var user = await product.RegisterAsync();
        await using var client = await product.ConnectFreshAsync(user);

        await product.Grains.GetSessions(user.Id).Report(new SessionReport(WebProcess, 0, IsOpening: false));
        await product.AlertAsync(user, 1);
        Assert.Equal(1, Alerts.NumberOf(await client.NextAsync()));

        await Patience.UntilAsync(() => product.Grains.GetSessions(user.Id).IsOnline(), "the connections to be known again");
        await product.AlertAsync(user, 2);
        Assert.Equal(2, Alerts.NumberOf(await client.NextAsync()));
    }

    [Fact]
    public async Task A_user_is_online_as_long_as_there_is_a_connection()
    {
        var user = await product.RegisterAsync();
        var sessions = product.Grains.GetSessions(user.Id);
        Assert.False(await sessions.IsOnline());

        var client = await product.ConnectFreshAsync(user);
        Assert.True(await sessions.IsOnline());
        Assert.Equal([WebProcess], await sessions.GetWebProcesses());

        await client.DisposeAsync();
        await Patience.UntilAsync(async () => !await sessions.IsOnline(), "the user to be offline");
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_and_holds_up_nobody()
    {
        var user = await product.RegisterAsync();
        var other = await product.RegisterAsync();
        await using var neighbour = await product.ConnectFreshAsync(other);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await TestSupport.Live.SignalRTestClient.OpenAsync(socket, product.Product.Address, $"{LiveProduct.Hub}?access_token={user.Token}");
        var hello = """{"protocol":"json","version":1}""" + "\x1e" + """{"type":1,"target":"sync","arguments":[{}]}""" + "\x1e";
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(hello), System.Net.WebSockets.WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => product.Grains.GetSessions(user.Id).IsOnline(), "the connection");

        // Asking after each keeps the flood to what the process takes, so that it is the connection which lags.
        var large = new LiveEvent("large", System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', 100_000)}\""));
        await Patience.UntilAsync(
            async () =>
            {
                await product.Grains.GetWebHost(WebProcess).Push(new LivePush([new LiveTarget(user.Id, null, null)], large));
                return !await product.Grains.GetSessions(user.Id).IsOnline();
            },
            "the connection to be dropped");

        await product.AlertAsync(other, 1);
        Assert.Equal(1, Alerts.NumberOf(await neighbour.NextAsync()));
    }
}
