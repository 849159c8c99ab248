using System.Threading.Channels;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Live;
using InstaHub.Grains.Presence;
using InstaHub.TestSupport.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace InstaHub.Grains.Cluster.Live;

/// <summary>Whether a user is there, as their grain finds out and tells web processes, which live and die; time stands still unless a test moves it.</summary>
public sealed class PresenceTests : IAsyncLifetime
{
    private static readonly SessionsOptions Options = new();

    private readonly Guid _user = Guid.CreateVersion7();
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);
    private readonly MemoryPresenceStore _store = new();
    private readonly Dictionary<string, (Web Web, IWebObserver Reference)> _webs = [];
    private InProcessTestCluster? _cluster;

    private IGrainFactory Grains => _cluster!.Client;

    private ISessionsGrain Sessions => Grains.GetSessions(_user);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestRuntime.IsEmbedded, "Orleans' collector of activations goes by a silo's clock and by the machine's.");
        await StartSiloAsync();
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Users_of_a_lost_web_process_are_gone_when_its_lease_has_lapsed()
    {
        var watcher = await StartAsync("watcher");
        await Report("lost", 2);
        await WatchAsync("watcher");
        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
        _time.Advance(Options.Lease / 2);
        var lastSign = _time.GetUtcNow();
        await Report("lost", 2);
        await WatchAsync("watcher");
        await Renew("watcher");

        _time.Advance(Options.Lease - TimeSpan.FromTicks(1));
        await WatchAsync("watcher");
        await Renew("watcher");
        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(PresenceStatus.Offline, (await Sessions.GetPresence()).Status);
        _time.Advance(Options.PresenceInterval); // it may just have been told of something else

        var pushed = await watcher.NextAsync();
        Assert.Equal((PresenceStatus.Offline, lastSign), (pushed.Status, pushed.LastSeen));
        Assert.Equal(pushed, await Sessions.GetPresence());
        await _store.NextMarkAsync();
        Assert.Equal(new SeenMark(_user, lastSign, IsHere: false), await _store.NextMarkAsync());
        Assert.False(await Sessions.IsOnline());
    }

    [Fact]
    public async Task Users_of_a_lost_web_process_stay_while_another_has_connections()
    {
        await Report("lost", 1);
        _time.Advance(Options.Lease / 2);
        await Report("other", 1);

        _time.Advance(Options.Lease / 2);

        Assert.Equal(["other"], await Sessions.GetWebProcesses());
        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
    }

    [Fact]
    public async Task Who_closes_one_of_several_connections_stays()
    {
        await Report("web", 2);
        await Report("web", 1);
        _time.Advance(Options.OfflineGrace * 2);

        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
    }

    [Fact]
    public async Task Who_closes_the_last_connection_is_gone_after_the_grace()
    {
        var watcher = await StartAsync("watcher");
        await Report("web", 1);
        await WatchAsync("watcher");
        _time.Advance(TimeSpan.FromSeconds(1));
        var left = _time.GetUtcNow();
        await Report("web", 0);

        _time.Advance(Options.OfflineGrace - TimeSpan.FromTicks(1));
        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal((PresenceStatus.Offline, left), StateOf(await watcher.NextAsync()));
    }

    [Fact]
    public async Task Nobody_is_told_of_who_comes_back_within_the_grace()
    {
        await StartAsync("watcher");
        await Report("web", 1);
        await WatchAsync("watcher");

        for (var reload = 0; reload < 3; reload++)
        {
            await Report("web", 0);
            _time.Advance(Options.OfflineGrace - TimeSpan.FromTicks(1));
            await Report("web", 1);
            _time.Advance(Options.OfflineGrace);
        }

        Assert.Equal(PresenceStatus.Online, (await Sessions.GetPresence()).Status);
        Assert.Equal(0, (await Renew("watcher")).Count);
        Assert.Equal(1, _store.MarkCount);
    }

    [Fact]
    public async Task Each_web_process_that_watches_is_told_once_and_no_other()
    {
        var (first, second) = (await StartAsync("first"), await StartAsync("second"));
        await StartAsync("idle");
        await Report("web", 1);
        for (var connection = 0; connection < 3; connection++)
        {
            await WatchAsync("first");
            await WatchAsync("second");
        }

        await Sessions.SetStatus(PresenceStatus.Away);

        Assert.Equal(PresenceStatus.Away, (await first.NextAsync()).Status);
        Assert.Equal(PresenceStatus.Away, (await second.NextAsync()).Status);
        Assert.Equal((1, 1, 0), ((await Renew("first")).Count, (await Renew("second")).Count, (await Renew("idle")).Count));
    }

    [Fact]
    public async Task Nothing_is_sent_to_who_does_not_watch_any_more()
    {
        await StartAsync("watcher");
        await Report("web", 1);
        await WatchAsync("watcher");
        _time.Advance(Options.Lease - TimeSpan.FromTicks(1));
        await Report("web", 1);
        await Renew("watcher");
        _time.Advance(TimeSpan.FromTicks(1));

        await Sessions.SetStatus(PresenceStatus.Away);

        Assert.Equal(0, (await Renew("watcher")).Count);
    }

    [Fact]
    public async Task Of_many_changes_the_first_is_told_at_once_and_the_last_after_the_interval()
    {
        var watcher = await StartAsync("watcher");
        await Report("web", 1);
        await WatchAsync("watcher");

        foreach (var status in new[] { PresenceStatus.Away, PresenceStatus.DoNotDisturb, PresenceStatus.Online, PresenceStatus.Offline })
            await Sessions.SetStatus(status);
        Assert.Equal(PresenceStatus.Away, (await watcher.NextAsync()).Status);
        _time.Advance(Options.PresenceInterval);

        Assert.Equal((PresenceStatus.Offline, _time.GetUtcNow() - Options.PresenceInterval), StateOf(await watcher.NextAsync()));
        Assert.Equal(2, (await Renew("watcher")).Count);
    }

    [Fact]
    public async Task Who_asks_again_gets_what_was_lost_and_with_a_number_beyond_what_it_has()
    {
        await Report("web", 1);
        var first = await WatchAsync("gone");
        await Sessions.SetStatus(PresenceStatus.Away);

        var again = await Sessions.WatchPresence("gone", first.Number);
        Assert.Equal((PresenceStatus.Away, true), (again.Status, again.Number > first.Number));
        var ahead = await Sessions.WatchPresence("gone", again.Number + 1_000_000);

        Assert.Equal((PresenceStatus.Away, again.Number + 1_000_001), (ahead.Status, ahead.Number));
    }

    [Fact]
    public async Task A_new_grain_gives_web_processes_a_lease_to_report_who_was_there()
    {
        await Report("web", 1);
        await Sessions.SetStatus(PresenceStatus.DoNotDisturb);
        var sign = _time.GetUtcNow();
        Assert.True((await _store.NextMarkAsync()).IsHere);
        await StartSiloAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(PresenceStatus.DoNotDisturb, (await Sessions.GetPresence()).Status);

        _time.Advance(Options.Lease);

        Assert.Equal((PresenceStatus.Offline, sign), StateOf(await Sessions.GetPresence()));
        Assert.Equal(new SeenMark(_user, sign, IsHere: false), await _store.NextMarkAsync());
    }

    [Fact]
    public async Task A_choice_of_which_nobody_knows_whether_it_was_stored_is_read_again()
    {
        await Report("web", 1);
        _store.Fails = new InvalidOperationException("after it was stored");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sessions.SetStatus(PresenceStatus.Offline));
        _store.Fails = null;

        Assert.Equal(PresenceStatus.Offline, (await Sessions.GetPresence()).Status);
    }

    [Fact]
    public async Task Many_choices_at_once_end_with_what_is_stored()
    {
        await Report("web", 1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Sessions.SetStatus((PresenceStatus)(i % 4))));

        Assert.Equal(_store[_user].Chosen, (await Sessions.GetPresence()).Status);
    }

    // One that was there before is lost, with all that it knew.
    private async Task StartSiloAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddSingleton<TimeProvider>(_time).AddSingleton<IPresenceStore>(_store).AddPushes();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    private async Task<Web> StartAsync(string id)
    {
        var web = new Web();
        _webs[id] = (web, Grains.CreateObjectReference<IWebObserver>(web));
        await Renew(id);
        return web;
    }

    private Task<PushPoint> Renew(string id) => Grains.GetWebHost(id).Renew(_webs[id].Reference);

    // And waits until that has had its effect.
    private async Task Report(string id, int connections)
    {
        await Sessions.Report(new SessionReport(id, connections, IsOpening: false));
        await Sessions.GetPresence();
    }

    private ValueTask<UserPresence> WatchAsync(string id) => Sessions.WatchPresence(id, 0);

    private static (PresenceStatus Status, DateTimeOffset? LastSeen) StateOf(UserPresence presence) => (presence.Status, presence.LastSeen);

    private sealed class Web : IWebObserver
    {
        private readonly Channel<UserPresence> _pushes = Channel.CreateUnbounded<UserPresence>();

        public Task<UserPresence> NextAsync() => Patience.ForAsync(_pushes.Reader.ReadAsync().AsTask(), "a push");

        public Task Receive(PushBatch batch)
        {
            foreach (var push in batch.Pushes)
            {
                var presence = UserPresence.FromJson(push.Event.Data);
                Assert.Equal((LiveTopicKind.Presence, presence.Number), (push.Topic!.Kind, push.Topic.Number));
                _pushes.Writer.TryWrite(presence);
            }
            return Task.CompletedTask;
        }

        public Task EndSessions(SessionEnding ending) => Task.CompletedTask;
    }
}
