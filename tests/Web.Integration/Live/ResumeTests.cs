using InstaHub.TestSupport.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>A client that comes back gets what it missed: all of it, once, in order, or is told to reload.</summary>
[Collection(nameof(LiveProduct))]
public sealed class ResumeTests(LiveProduct product)
{
    [Fact]
    public async Task What_was_missed_comes_before_what_is_new()
    {
        var user = await product.RegisterAsync();
        var before = await product.ConnectFreshAsync(user);
        await product.AlertAsync(user, 1);
        var seen = await before.NextAsync();
        await before.DisposeAsync();
        await product.AlertAsync(user, 2);
        await product.AlertAsync(user, 3);

        var (after, _) = await product.ConnectAsync(user);
        await using var _2 = after;
        await product.AlertAsync(user, 4);
        var answer = await after.InvokeAsync("sync", Position(seen));

        var sync = await after.NextAsync();
        Assert.Equal([2, 3], Alerts.NumbersOf(sync));
        Assert.Equal(2, answer.GetProperty("count").GetInt32());
        Assert.False(answer.GetProperty("reload").GetBoolean());
        Assert.Equal(4, Alerts.NumberOf(await after.NextAsync()));
    }

    [Fact]
    public async Task Who_syncs_twice_gets_it_once()
    {
        var user = await product.RegisterAsync();
        var (before, position) = await product.ConnectAsync(user);
        await before.DisposeAsync();
        await product.AlertAsync(user, 1);

        var (after, _) = await product.ConnectAsync(user);
        await using var _2 = after;
        await after.InvokeAsync("sync", Position(position));
        await after.InvokeAsync("sync", Position(position));

        Assert.Equal([1], Alerts.NumbersOf(await after.NextAsync()));
        Assert.Equal([], Alerts.NumbersOf(await after.NextAsync()));
    }

    [Fact]
    public async Task Nothing_comes_twice_to_who_saw_it_on_another_connection()
    {
        var user = await product.RegisterAsync();
        var (held, _) = await product.ConnectAsync(user);
        await using var _2 = held;
        await using var other = await product.ConnectFreshAsync(user);
        await product.AlertAsync(user, 1);
        await product.AlertAsync(user, 2);
        await other.NextAsync();
        var seen = await other.NextAsync();

        await held.InvokeAsync("sync", Position(seen));
        await product.AlertAsync(user, 3);

        Assert.Equal([], Alerts.NumbersOf(await held.NextAsync()));
        Assert.Equal(3, Alerts.NumberOf(await held.NextAsync()));
    }

    [Fact]
    public async Task Who_missed_too_much_reloads_and_goes_on()
    {
        var user = await product.RegisterAsync();
        var (before, position) = await product.ConnectAsync(user);
        await before.DisposeAsync();
        for (var number = 0; number <= 100; number++)
            await product.AlertAsync(user, number);

        var (after, _) = await product.ConnectAsync(user);
        await using var _2 = after;
        var answer = await after.InvokeAsync("sync", Position(position));

        Assert.True(answer.GetProperty("reload").GetBoolean());
        Assert.Null(Alerts.NumbersOf(await after.NextAsync()));
        await product.AlertAsync(user, 200);
        Assert.Equal(200, Alerts.NumberOf(await after.NextAsync()));
    }

    [Fact]
    public async Task A_position_of_somebody_else_makes_reload()
    {
        var user = await product.RegisterAsync();
        var other = await product.RegisterAsync();
        await product.AlertAsync(user, 1);
        await product.AlertAsync(other, 1);
        var (stranger, position) = await product.ConnectAsync(other);
        await stranger.DisposeAsync();

        var (client, _) = await product.ConnectAsync(user);
        await using var _2 = client;
        await client.InvokeAsync("sync", Position(position));

        Assert.Null(Alerts.NumbersOf(await client.NextAsync()));
    }

    [Fact]
    public async Task Through_lost_connections_in_a_storm_every_event_comes_once_and_in_order()
    {
        const int total = 400;
        var user = await product.RegisterAsync();
        await using var proxy = new TcpProxy(product.Product.Address.Host, product.Product.Address.Port);
        // As far ahead as can be made up for.
        using var ahead = new SemaphoreSlim(60);
        var received = new List<int>();
        var (before, position) = await product.ConnectAsync(user);
        await before.DisposeAsync();

        var storm = Task.Run(async () =>
        {
            for (var number = 1; number <= total; number++)
            {
                await ahead.WaitAsync();
                await product.AlertAsync(user, number);
            }
        });
        while (received.Count < total)
            await ReceiveUntilCutAsync();
        await storm;

        Assert.Equal(Enumerable.Range(1, total), received);

        async Task ReceiveUntilCutAsync()
        {
            var (client, _) = await product.ConnectAsync(user, proxy.Port);
            await using var _2 = client;
            await client.InvokeAsync("sync", Position(position));
            var until = received.Count + 25;
            while (received.Count < total)
            {
                if (received.Count >= until)
                {
                    proxy.CutClients();
                    until = int.MaxValue;
                }
                SignalREvent next;
                try
                {
                    next = await client.NextAsync();
                }
                catch (System.Threading.Channels.ChannelClosedException)
                {
                    return;
                }
                position = next.Position;
                int[] numbers = next.Name == "sync:events" ? [.. Alerts.NumbersOf(next)!] : [Alerts.NumberOf(next)];
                received.AddRange(numbers);
                if (numbers.Length > 0)
                    ahead.Release(numbers.Length);
            }
        }
    }

    private static string Position(SignalREvent seen) => Position(seen.Position);

    private static string Position(string position) => $$"""{"position":"{{position}}"}""";
}
