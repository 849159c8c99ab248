using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class TurnTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task Calls_from_one_grain_to_another_run_in_the_order_they_were_sent()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<IActGrain>(Key);
            await grain.Ping();

            var act = grain.Act("act");
            await Stage.Started("act");
            var waiting = Enumerable.Range(0, 200).Select(grain.Append).ToArray();
            Stage.Release("act");
            await act;
            var further = Enumerable.Range(200, 200).Select(grain.Append).ToArray();
            await Task.WhenAll([.. waiting, .. further]);
        });

        Assert.Equal(Enumerable.Range(0, 400), await Grain<IActGrain>().Appended());
    }

    [Fact]
    public async Task A_call_that_awaits_lets_no_other_call_in()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<IActGrain>(Key);
            var first = grain.Act("first");
            await Stage.Started("first");
            var second = grain.Act("second");
            await grain.Ping();
            Stage.Record("second has been received");
            Stage.Release("first");
            Stage.Release("second");
            await Task.WhenAll(first, second);
        });

        Assert.Equal(
            ["first starts", "second has been received", "first ends", "second starts", "second ends"],
            Stage.History);
    }

    [Fact]
    public async Task A_call_that_awaits_does_not_hold_up_another_grain()
    {
        var act = Grain<IActGrain>("one").Act("act");
        await Stage.Started("act");
        await Grain<IActGrain>("other").Append(1).Within("another grain's answer");
        Stage.Release("act");
        await act;
    }

    [Fact]
    public async Task Two_calls_never_run_at_once_in_a_storm()
    {
        const int callers = 32, calls = 10, turns = 10;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => As(Caller.Grain, async grains =>
        {
            for (var i = 0; i < calls; i++)
            {
                await grains.GetGrain<IChurnGrain>(Key).Churn(turns, together: 1);
            }
        })));

        Assert.Equal(new ChurnReport(callers * calls * turns, OverlappingTurns: 0, MostCalls: 1), await Grain<IChurnGrain>().Report());
    }

    [Fact]
    public async Task Code_after_an_await_runs_on_the_activations_scheduler()
    {
        var seen = await Grain<ISchedulerGrain>().SchedulersOfOneCall();

        Assert.Single(seen.Distinct());
        Assert.NotEqual(TaskScheduler.Default.Id, seen[0]);
    }

    [Fact]
    public async Task Each_activation_has_a_scheduler_of_its_own_for_all_its_calls()
    {
        var one = await Grain<ISchedulerGrain>("one").SchedulersOfOneCall();
        var again = await Grain<ISchedulerGrain>("one").SchedulersOfOneCall();
        var other = await Grain<ISchedulerGrain>("other").SchedulersOfOneCall();

        Assert.Equal(one[0], again[0]);
        Assert.NotEqual(one[0], other[0]);
    }

    [Fact]
    public async Task A_task_started_in_a_call_runs_on_the_activations_scheduler()
    {
        var grain = Grain<ISchedulerGrain>();

        Assert.Equal((await grain.SchedulersOfOneCall())[0], await grain.SchedulerOfStartedTask());
    }

    [Fact]
    public async Task Work_given_to_the_thread_pool_leaves_the_activations_scheduler() =>
        Assert.Equal(TaskScheduler.Default.Id, await Grain<ISchedulerGrain>().SchedulerOfPoolWork());
}
