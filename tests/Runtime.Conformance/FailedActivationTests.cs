using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class FailedActivationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task Every_caller_that_waits_for_an_activation_gets_its_failure()
    {
        await As(Caller.Grain, async grains =>
        {
            var calls = Enumerable.Range(0, 10).Select(_ => grains.GetGrain<IFragileGrain>(Key).Call()).ToArray();
            await Stage.WaitFor("activating");
            await LetOthersActivate(grains);
            Stage.Record("activation may fail");

            foreach (var call in calls)
            {
                var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => call);
                Assert.Equal("the first activation fails", failure.Message);
            }
        });
    }

    [Fact]
    public async Task A_call_after_a_failed_activation_activates_anew()
    {
        var grain = Grain<IFragileGrain>();
        Stage.Record("activation may fail");
        await Assert.ThrowsAsync<InvalidOperationException>(grain.Call);

        Assert.Equal("answer", await grain.Call());
        Assert.Equal(2, Stage.Count("activating"));
    }

    [Fact]
    public async Task A_caller_of_a_grain_that_cannot_be_constructed_gets_the_failure()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(Grain<IStillbornGrain>().Call);

        Assert.Equal("cannot be constructed", failure.InnerException?.Message);
    }
}
