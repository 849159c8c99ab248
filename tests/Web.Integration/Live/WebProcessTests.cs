using System.Security.Claims;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;
using InstaHub.Grains.Presence;
using InstaHub.Silo.Hosting;
using InstaHub.TestSupport.Live;
using InstaHub.Web.Live;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace InstaHub.Web.Integration.Live;

/// <summary>Several web processes on the same grains, that come and go.</summary>
public sealed class WebProcessTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly List<TestWeb> _webs = [];
    private TestDatabase? _database;
    private InProcessTestCluster? _cluster;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateMigratedAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddPushes().AddSingleton<IPresenceStore>(new MemoryPresenceStore());
            silo.AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = _database.DataSource;
                options.GrainStorageSerializer = new JsonGrainStateSerializer();
            });
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var web in _webs)
            await web.DisposeAsync();
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task Events_reach_a_users_connections_in_every_web_process()
    {
        var user = Guid.CreateVersion7();
        await using var first = await ConnectAsync(await StartWebAsync(), user);
        await using var second = await ConnectAsync(await StartWebAsync(), user);

        await AlertAsync(user, 1);

        Assert.Equal(1, Alerts.NumberOf(await first.NextAsync()));
        Assert.Equal(1, Alerts.NumberOf(await second.NextAsync()));
        Assert.Equal(2, (await _cluster!.Client.GetSessions(user).GetWebProcesses()).Count);
    }

    [Fact]
    public async Task A_client_goes_on_in_another_web_process_when_its_own_has_ended()
    {
        var user = Guid.CreateVersion7();
        var ending = await StartWebAsync();
        await using var before = await ConnectAsync(ending, user);
        await AlertAsync(user, 1);
        var seen = await before.NextAsync();
        _webs.Remove(ending);
        await ending.DisposeAsync();
        await Patience.ForAsync(before.Closed, "the end of the connection");
        Assert.Empty(await _cluster!.Client.GetSessions(user).GetWebProcesses());
        await AlertAsync(user, 2);

        await using var after = await ConnectAsync(await StartWebAsync(), user, seen.Position);

        Assert.Equal([2], Alerts.NumbersOf(await after.NextAsync()));
    }

    [Fact]
    public async Task A_connection_ends_with_the_token_that_it_was_made_with()
    {
        var user = Guid.CreateVersion7();
        var token = new AccessToken(user, Guid.CreateVersion7(), _time.GetUtcNow() + TimeSpan.FromMinutes(15));
        var web = await StartWebAsync(app => app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new AccessTokenIdentity(token));
            return next(context);
        }));
        await using var client = await SignalRTestClient.ConnectAsync(web.Address, LiveProduct.Hub);
        await client.NextAsync("ready");

        _time.Advance(TimeSpan.FromMinutes(14));
        await client.InvokeAsync("sync", "{}");
        Assert.False(client.Closed.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));

        await Patience.ForAsync(client.Closed, "the end of the connection");
    }

    [Fact]
    public async Task A_process_has_so_many_connections_and_no_more()
    {
        var web = await StartWebAsync(configure: builder => builder.Configuration["Live:MaxConnections"] = "1");
        await using var client = await ConnectAsync(web, Guid.CreateVersion7());

        await using var refused = await OpenAsync(web, Guid.CreateVersion7());

        Assert.EndsWith("HubException: unavailable", await Patience.ForAsync(refused.Closed, "the refusal"));
    }

    [Fact]
    public async Task Who_calls_too_often_is_refused()
    {
        await using var client = await ConnectAsync(await StartWebAsync(2, limits: true), Guid.CreateVersion7());
        await client.InvokeAsync("sync", "{}");

        var failure = await Assert.ThrowsAsync<SignalRException>(() => client.InvokeAsync("sync", "{}"));

        Assert.EndsWith("HubException: rate_limited", failure.Message);
        _time.Advance(TimeSpan.FromMinutes(1));
        await client.InvokeAsync("sync", "{}");
    }

    [Fact]
    public async Task Without_rate_limits_nobody_calls_too_often()
    {
        await using var client = await ConnectAsync(await StartWebAsync(2, limits: false), Guid.CreateVersion7());

        for (var i = 0; i < 5; i++)
            await client.InvokeAsync("sync", "{}");
    }

    [Fact]
    public async Task Who_does_not_say_where_it_left_off_gets_events_after_a_moment()
    {
        var user = Guid.CreateVersion7();
        var web = await StartWebAsync();
        await using var client = await OpenAsync(web, user);
        await client.NextAsync("ready");
        await AlertAsync(user, 1);
        var grace = new LiveOptions().SyncGrace;
        await _time.WaitForTimerAsync(grace);
        Assert.Empty(client.TakeArrived());

        _time.Advance(grace);

        Assert.Equal(1, Alerts.NumberOf(await client.NextAsync()));
    }

    private Task AlertAsync(Guid user, int number) =>
        _cluster!.Client.GetAccountAlerts(user).SignedIn(Guid.NewGuid(), new SignInAlert(null, "", $"{number}", DateTimeOffset.UnixEpoch));

    private async Task<TestWeb> StartWebAsync(Action<WebApplication>? around = null, Action<WebApplicationBuilder>? configure = null)
    {
        var web = await TestWeb.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IGrainFactory>(_cluster!.Client);
                builder.Services.AddSingleton<TimeProvider>(_time);
                configure?.Invoke(builder);
            },
            around: around,
            change: KeepAccountAlone);
        _webs.Add(web);
        return web;
    }

    // The silo here has no other sources of events.
    private static void KeepAccountAlone(IServiceCollection services)
    {
        foreach (var other in services.Where(service => service.ImplementationInstance is LiveSource { Part: not LivePart.Account }).ToArray())
            services.Remove(other);
    }

    private static Task<SignalRTestClient> OpenAsync(TestWeb web, Guid user) =>
        SignalRTestClient.ConnectAsync(web.Address, LiveProduct.Hub, options => options.SetRequestHeader(Support.TestUsers.Header, $"{user:D}"));

    private Task<TestWeb> StartWebAsync(int callsPerMinute, bool limits) => StartWebAsync(configure: builder =>
    {
        builder.Configuration["Live:InvocationsPerMinute"] = $"{callsPerMinute}";
        builder.Configuration["RateLimits:Enabled"] = $"{limits}";
    });

    /// <summary>Connects as somebody who has seen everything up to a position, or has missed nothing.</summary>
    private static async Task<SignalRTestClient> ConnectAsync(TestWeb web, Guid user, string? position = null)
    {
        var client = await OpenAsync(web, user);
        await client.NextAsync("ready");
        await client.InvokeAsync("sync", position is null ? "{}" : $$"""{"position":"{{position}}"}""");
        if (position is null)
            await client.NextAsync("sync:events");
        return client;
    }
}
