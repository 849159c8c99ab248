using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class CallCycleTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_call_cycle_ends_in_a_timeout()
    {
        var grain = Grain<ICycleGrain>("one");

        await EndsInTimeout(grain.CallThrough(Grain<ICycleGrain>("other")));
    }

    [Fact]
    public async Task A_grain_that_calls_itself_ends_in_a_timeout() =>
        await EndsInTimeout(Grain<ICycleGrain>().CallSelf());

    [Fact]
    public async Task A_method_with_a_response_timeout_of_its_own_times_out_before_its_caller() =>
        Assert.Equal(typeof(TimeoutException).FullName, await Grain<ICycleGrain>().TryCallSelf());

    [Fact]
    public async Task A_grain_serves_calls_again_after_a_cycle_has_timed_out()
    {
        var grain = Grain<ICycleGrain>();
        await EndsInTimeout(grain.CallSelf());

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
        await EndsInTimeout(Grain<ICycleGrain>().ActBriefly("act"));

        Stage.Release("act");
        await Stage.WaitFor("act ends");
    }

    /// <summary>Unlike waiting for ever, which this does not take for a time-out.</summary>
    private static async Task EndsInTimeout(Task call)
    {
        await Task.WhenAny(call).Within("the call to end");
        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }
}
