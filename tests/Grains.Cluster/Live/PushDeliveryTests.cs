using System.Diagnostics.Metrics;
using System.Threading.Channels;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;
using InstaHub.Grains.Presence;
using InstaHub.TestSupport.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace InstaHub.Grains.Cluster.Live;

/// <summary>The grains between publishers and web processes, with web processes that live, hang and die.</summary>
public sealed class PushDeliveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private readonly Guid _user = Guid.CreateVersion7();
    private readonly Dictionary<string, (Web Web, IWebObserver Reference)> _webs = [];
    private InProcessTestCluster? _cluster;

    private IGrainFactory Grains => _cluster!.Client;

    private IPusher Pusher => _cluster!.GetSiloServiceProvider().GetRequiredService<IPusher>();

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddLogging(logging => logging.ClearProviders());
            silo.Services.AddPushes().AddSingleton<IPresenceStore>(new MemoryPresenceStore());
            silo.Services.Configure<SessionsOptions>(options => (options.Lease, options.MaxQueuedPushes) = (Lease, 5));
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_push_goes_once_to_each_web_process_with_all_its_users()
    {
        var (first, second) = (await StartAsync("first"), await StartAsync("second"));
        var (ada, bob, carl) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Report(ada, "first");
        await Report(bob, "first");
        await Report(bob, "second");

        await Pusher.PublishAsync([To(ada), To(bob), To(carl)], Event("hello"));

        Assert.Equal([ada, bob], (await first.NextAsync()).Targets.Select(target => target.UserId));
        Assert.Equal([bob], (await second.NextAsync()).Targets.Select(target => target.UserId));
        Assert.Equal(1, (await Renew("first")).Count);
    }

    [Fact]
    public async Task What_a_slow_process_does_not_take_is_dropped_and_shows_as_a_gap()
    {
        var web = await StartAsync("slow");
        var hanging = web.Hang();
        var host = Grains.GetWebHost("slow");
        await host.Push(new LivePush([], Event("taken")));
        await Patience.ForAsync(web.Entered, "the first push");

        for (var number = 1; number <= 7; number++)
        {
            // One-way calls may overtake each other.
            await host.Push(new LivePush([], Event($"{number}")));
            await Patience.UntilAsync(async () => (await Renew("slow")).Count == number + 1, $"push {number} to be counted");
        }
        hanging.SetResult();

        Assert.Equal("taken", (await web.NextAsync()).Event.Name);
        Assert.Equal("6", (await web.NextAsync()).Event.Name);
        Assert.Equal("7", (await web.NextAsync()).Event.Name);
        Assert.Equal([0L, 6L], web.Batches.Select(batch => batch.Before.Count));
        Assert.Equal(8, web.Batches[^1].After.Count);
    }

    [Fact]
    public async Task A_failure_of_the_process_shows_as_a_gap_and_what_follows_comes()
    {
        var web = await StartAsync("failing");
        web.Hang().SetException(new InvalidOperationException("not taken"));
        var host = Grains.GetWebHost("failing");

        await host.Push(new LivePush([], Event("lost")));
        await Patience.ForAsync(web.Entered, "the first push");
        await Patience.UntilAsync(
            async () =>
            {
                // A lease is short here, and an answer keeps the pushes to what the grain takes.
                await Renew("failing");
                await host.Push(new LivePush([], Event("next")));
                return web.Batches.Count > 1;
            },
            "a push after the failure");

        Assert.True(web.Batches[1].Before.Count >= 1);
        Assert.All(web.Batches[1].Pushes, push => Assert.Equal("next", push.Event.Name));
    }

    [Fact]
    public async Task A_process_that_does_not_renew_is_dropped_from_every_map()
    {
        var dead = await StartAsync("dead");
        await Report(_user, "dead");
        Assert.True(await Grains.GetSessions(_user).IsOnline());

        await Patience.UntilAsync(async () => !await Grains.GetSessions(_user).IsOnline(), "the lease to lapse");
        using var dropped = new DroppedPushes();
        await Grains.GetWebHost("dead").Push(new LivePush([], Event("too late")));
        await Patience.ForAsync(dropped.Absent, "the push to be dropped");
        var after = await Renew("dead");
        await Grains.GetWebHost("dead").Push(new LivePush([], Event("in time")));

        Assert.Equal(1, after.Count);
        Assert.Equal("in time", (await dead.NextAsync()).Event.Name);
        Assert.Equal(1, dead.Batches[0].Before.Count);
    }

    [Fact]
    public async Task A_process_that_has_left_counts_anew_when_it_comes_back()
    {
        await StartAsync("web");
        var before = await Renew("web");

        await Grains.GetWebHost("web").Leave();

        await Patience.UntilAsync(async () => (await Renew("web")).Epoch != before.Epoch, "a new activation");
    }

    private async Task<Web> StartAsync(string id)
    {
        var web = new Web();
        _webs[id] = (web, Grains.CreateObjectReference<IWebObserver>(web));
        await Renew(id);
        return web;
    }

    private Task<PushPoint> Renew(string id) => Grains.GetWebHost(id).Renew(_webs[id].Reference);

    private Task Report(Guid user, string id) => Grains.GetSessions(user).Report(new SessionReport(id, 1, IsOpening: true));

    private static LiveTarget To(Guid user) => new(user, null, null);

    private static LiveEvent Event(string name) => new(name, "{}"u8.ToArray());

    /// <summary>Sees by the metrics that a push was dropped because its web process was not there.</summary>
    private sealed class DroppedPushes : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly TaskCompletionSource _absent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DroppedPushes()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: LiveMetrics.MeterName, Name: "instahub.live.dropped" })
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                if (tags[0].Value is "absent")
                    _absent.TrySetResult();
            });
            _listener.Start();
        }

        public Task Absent => _absent.Task;

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Web : IWebObserver
    {
        private readonly Channel<LivePush> _pushes = Channel.CreateUnbounded<LivePush>();
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<PushBatch> _batches = [];
        private TaskCompletionSource? _hanging;

        public Task Entered => _entered.Task;

        public IReadOnlyList<PushBatch> Batches
        {
            get
            {
                lock (_batches)
                    return [.. _batches];
            }
        }

        /// <summary>Makes the next batch last as long as the test wants, and end as it wants.</summary>
        public TaskCompletionSource Hang() => _hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task EndSessions(SessionEnding ending) => Task.CompletedTask;

        public Task<LivePush> NextAsync() => Patience.ForAsync(_pushes.Reader.ReadAsync().AsTask(), "a push");

        public async Task Receive(PushBatch batch)
        {
            lock (_batches)
                _batches.Add(batch);
            _entered.TrySetResult();
            if (Interlocked.Exchange(ref _hanging, null) is { } hanging)
                await hanging.Task;
            foreach (var push in batch.Pushes)
                _pushes.Writer.TryWrite(push);
        }
    }
}
