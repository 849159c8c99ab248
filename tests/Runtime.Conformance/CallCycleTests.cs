using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class CallCycleTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_call_cycle_ends_in_a_timeout()
    {
        var grain = Grain<ICycleGrain>("one");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.CallThrough(Grain<ICycleGrain>("other")));
    }

    [Fact]
    public async Task A_grain_that_calls_itself_ends_in_a_timeout() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Grain<ICycleGrain>().CallSelf());

    [Fact]
    public async Task A_grain_serves_calls_again_after_a_cycle_has_timed_out()
    {
        var grain = Grain<ICycleGrain>();
        await Assert.ThrowsAsync<TimeoutException>(grain.CallSelf);

        await grain.Answer();
    }

    [Fact]
    public async Task A_call_cycle_through_a_reentrant_grain_succeeds()
    {
        await Grain<IReentrantCycleGrain>("one").CallThrough(Grain<ICycleGrain>("other"));

        Assert.Equal(1, Stage.Count("touched"));
    }

    [Fact]
    public async Task A_caller_without_an_answer_in_time_gets_a_timeout_while_the_call_goes_on()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Grain<ICycleGrain>().ActBriefly("act"));

        Stage.Release("act");
        await Stage.WaitFor("act ends");
    }
}
