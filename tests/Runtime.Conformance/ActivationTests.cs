using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class ActivationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_storm_of_first_calls_makes_one_activation()
    {
        var fromClient = Enumerable.Range(0, 100).Select(_ => Grain<ILifeGrain>(LifeGrain.SlowStart).Call());
        var fromGrains = Enumerable.Range(0, 100).Select(_ => As(
            Caller.Grain, grains => grains.GetGrain<ILifeGrain>(KeyOf(LifeGrain.SlowStart)).Call()));
        Task<Guid>[] calls = [.. fromClient, .. fromGrains];
        await Stage.WaitFor("activating");
        Stage.Record("activation may end");

        Assert.Single((await Task.WhenAll(calls)).Distinct());
        Assert.Equal(1, Stage.Count("activating"));
        Assert.Equal(200, Stage.Count("called"));
    }

    [Fact]
    public async Task The_first_call_waits_for_the_end_of_activation()
    {
        var call = Grain<ILifeGrain>(LifeGrain.SlowStart).Call();
        await Stage.WaitFor("activating");
        Stage.Record("activation may end");
        await call;

        Assert.Equal(["activating", "activation may end", "activated", "called"], Stage.History);
    }

    [Fact]
    public async Task An_activation_serves_all_further_calls()
    {
        var first = await Grain<ILifeGrain>().Call();
        var second = await As(Caller.Grain, grains => grains.GetGrain<ILifeGrain>(Key).Call());

        Assert.Equal(first, second);
        Assert.Equal(1, Stage.Count("activating"));
    }

    [Fact]
    public async Task A_grain_has_the_services_of_the_silo_injected() =>
        Assert.Equal("hello ada", await Grain<ILifeGrain>().Greet("ada"));
}
