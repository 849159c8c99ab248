using System.Net;
using System.Net.WebSockets;
using InstaHub.TestSupport.Live;
using Microsoft.Extensions.Logging;

namespace InstaHub.Web.Integration.Live;

/// <summary>The hub as a server: who gets in, and what it does with what clients send.</summary>
[Collection(nameof(LiveProduct))]
public sealed class HubTests(LiveProduct product)
{
    private const string Separator = "\x1e";
    private const string Handshake = """{"protocol":"json","version":1}""" + Separator;

    public static TheoryData<string, string> HostileMessages => new()
    {
        { "no handshake", "hello" + Separator },
        { "a handshake of another protocol", """{"protocol":"messagepack","version":1}""" + Separator },
        { "no JSON", Handshake + "]" + Separator },
        { "no object", Handshake + "42" + Separator },
        { "a message of no type", Handshake + "{}" + Separator },
        { "a call without arguments", Handshake + """{"type":1,"target":"sync"}""" + Separator },
        { "too long a message", Handshake + "{\"type\":6,\"a\":\"" + new string('x', 64 << 10) + "\"}" + Separator },
        { "too deep a message", Handshake + string.Concat(Enumerable.Repeat("[", 1000)) + Separator },
        { "no text", Handshake + "\0\0\0" + Separator },
    };

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Who_has_no_valid_token_does_not_get_in(string? token)
    {
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() =>
            SignalRTestClient.OpenAsync(socket, product.Product.Address, token is null ? LiveProduct.Hub : $"{LiveProduct.Hub}?access_token={token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_token_in_the_header_gets_in_too()
    {
        var user = await product.RegisterAsync();
        await using var client = await SignalRTestClient.ConnectAsync(
            product.Product.Address, LiveProduct.Hub, options => options.SetRequestHeader("Authorization", $"Bearer {user.Token}"));

        Assert.NotEmpty((await client.NextAsync("ready")).Position);
    }

    [Theory]
    [InlineData("""{"position":"?"}""")]
    [InlineData("""{"position":""}""")]
    [InlineData("""{"position":"AQE"}""")]
    [InlineData("""{"position":5}""")]
    [InlineData("5")]
    [InlineData("null")]
    public async Task A_position_that_never_was_one_is_refused(string argument)
    {
        var (client, _) = await product.ConnectAsync(await product.RegisterAsync());
        await using var _2 = client;

        var failure = await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync("sync", argument));

        Assert.EndsWith("HubException: validation_failed", failure.Message);
    }

    [Fact]
    public async Task A_method_that_is_not_there_fails_and_the_connection_lives_on()
    {
        await using var client = await product.ConnectFreshAsync(await product.RegisterAsync());

        await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync("nothing", "{}"));

        await client.InvokeAsync("sync", "{}");
    }

    [Fact]
    public async Task A_user_has_so_many_connections_and_no_more()
    {
        var user = await product.RegisterAsync();
        var clients = new List<SignalRTestClient>();
        for (var i = 0; i < LiveProduct.MaxConnections; i++)
            clients.Add(await product.ConnectFreshAsync(user));

        await using var refused = await SignalRTestClient.ConnectAsync(product.Product.Address, $"{LiveProduct.Hub}?access_token={user.Token}");
        Assert.EndsWith("HubException: rate_limited", await Patience.ForAsync(refused.Closed, "the refusal"));

        await clients[0].DisposeAsync();
        await Patience.UntilAsync(
            async () =>
            {
                var again = await SignalRTestClient.ConnectAsync(product.Product.Address, $"{LiveProduct.Hub}?access_token={user.Token}");
                clients.Add(again);
                var ready = again.NextAsync("ready");
                await Task.WhenAny(ready, again.Closed);
                return !again.Closed.IsCompleted && (await ready).Position.Length > 0;
            },
            "a place that has become free");
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(HostileMessages), DisableDiscoveryEnumeration = true)]
    public async Task Hostile_messages_end_their_own_connection_only(string what, string message)
    {
        var user = await product.RegisterAsync();
        await using var neighbour = await product.ConnectFreshAsync(user);
        using var socket = new ClientWebSocket();
        await SignalRTestClient.OpenAsync(socket, product.Product.Address, $"{LiveProduct.Hub}?access_token={user.Token}");

        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await Patience.ForAsync(ReadToEndAsync(socket), $"the end of a connection that has sent {what}");

        await product.AlertAsync(user, 1);
        Assert.Equal(1, Alerts.NumberOf(await neighbour.NextAsync()));
        Assert.DoesNotContain(product.Product.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    private static async Task ReadToEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
        }
    }
}
