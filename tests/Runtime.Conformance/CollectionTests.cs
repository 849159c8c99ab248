using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace InstaHub.Runtime.Conformance;

/// <summary>Where a grain must not be collected, idle grains that are shows that there was time for it.</summary>
public sealed class CollectionTests(CollectionTests.CollectingSilo collecting)
    : ConformanceTest(collecting.Silo), IClassFixture<CollectionTests.CollectingSilo>
{
    private const string Collected = "left: ActivationIdle";

    [Fact]
    public async Task An_idle_grain_is_collected_and_activated_again_when_it_is_called()
    {
        var grain = Grain<IIdleGrain>("idle");
        var old = await grain.Touch();
        await Stage.WaitFor($"idle {Collected}");

        Assert.NotEqual(old, await grain.Touch());
    }

    [Fact]
    public async Task A_grain_that_is_kept_alive_is_not_collected()
    {
        var grain = Grain<IKeptGrain>("kept");
        var old = await grain.Touch();
        await IdleGrainsAreCollected();

        Assert.Equal(old, await grain.Touch());
    }

    [Fact]
    public async Task A_grain_that_delayed_its_deactivation_is_not_collected()
    {
        var grain = Grain<IIdleGrain>("delayed");
        var old = await grain.DelayFor(TimeSpan.FromHours(1));
        await IdleGrainsAreCollected();

        Assert.Equal(old, await grain.Touch());
    }

    [Fact]
    public async Task A_grain_with_a_call_under_way_is_not_collected()
    {
        var grain = Grain<IIdleGrain>("busy");
        await grain.Touch();
        var act = grain.Act("act");
        await Stage.Started("act");
        await IdleGrainsAreCollected();
        Stage.Release("act");

        Assert.Equal(await act, await grain.Touch());
    }

    [Fact]
    public async Task A_timer_keeps_its_grain_alive_only_when_it_is_told_to()
    {
        var kept = Grain<IIdleGrain>("kept");
        var old = await kept.Tick(keepAlive: true);
        await Grain<IIdleGrain>("not kept").Tick(keepAlive: false);
        await Stage.WaitFor($"not kept {Collected}");
        await IdleGrainsAreCollected();

        Assert.Equal(old, await kept.Touch());
    }

    /// <summary>Two generations of idle grains have been collected, the second activated after the first had gone.</summary>
    private async Task IdleGrainsAreCollected()
    {
        foreach (var name in (string[])["first idle", "second idle"])
        {
            await Grain<IIdleGrain>(name).Touch();
            await Stage.WaitFor($"{name} {Collected}");
        }
    }

    /// <summary>A silo that collects grains which have been idle for 1.5 s.</summary>
    public sealed class CollectingSilo(SharedCluster cluster) : IAsyncLifetime
    {
        private TestSilo? _silo;

        public TestSilo Silo => _silo ?? throw new InvalidOperationException("The silo has not been started.");

        public async ValueTask InitializeAsync() => _silo = await TestSilo.Start(
            cluster.Database,
            serviceId: "collecting",
            configured => configured.Services.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromMilliseconds(500);
                options.CollectionAge = TimeSpan.FromMilliseconds(1500);
            }));

        public ValueTask DisposeAsync() => _silo?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
