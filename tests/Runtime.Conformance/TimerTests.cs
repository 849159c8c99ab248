using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Runtime.Conformance;

/// <summary>Where ticks must be absent, another timer of the same period shows that there was time for them.</summary>
public sealed class TimerTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    private const int Several = 5;

    [Fact]
    public async Task A_timer_ticks_again_and_again()
    {
        await Grain<ITimerGrain>().Start("timer");

        await Stage.WaitFor("timer ticks", Several);
    }

    [Fact]
    public async Task While_a_call_awaits_only_interleaving_timers_tick()
    {
        var grain = Grain<ITimerGrain>();
        await grain.Start("ordinary");
        await grain.Start("interleaving", interleave: true);
        await Stage.WaitFor("ordinary ticks", Several);

        var act = grain.Act("act");
        await Stage.Started("act");
        var ordinary = Stage.Count("ordinary ticks");
        await Stage.WaitFor("interleaving ticks", Stage.Count("interleaving ticks") + Several);

        Assert.Equal(ordinary, Stage.Count("ordinary ticks"));
        Stage.Release("act");
        await act;
        await Stage.WaitFor("ordinary ticks", ordinary + 1);
    }

    [Fact]
    public async Task A_tick_that_awaits_lets_no_call_in()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<ITimerGrain>(Key);
            await grain.Start("tick", TickWork.Act);
            await Stage.Started("tick");
            var call = grain.Act("call");
            await grain.Ping();
            Stage.Release("call");
            Stage.Release("tick");
            await call;
        });

        Assert.Equal(["tick starts", "tick ends"], Stage.History.Where(entry => entry != "tick ticks").Take(2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_does_not_tick_before_its_last_tick_has_ended(bool interleave)
    {
        var grain = Grain<ITimerGrain>();
        await grain.Start("slow", TickWork.Act, interleave);
        await Stage.Started("slow");
        await grain.Ping();
        var other = Grain<ITimerGrain>("other");
        await other.Start("quick");
        await Stage.WaitFor("quick ticks", Several);

        Assert.Equal(1, Stage.Count("slow ticks"));
        Stage.Release("slow");
        await Stage.WaitFor("slow ticks", 2);
    }

    [Fact]
    public async Task A_disposed_timer_ticks_no_more()
    {
        var grain = Grain<ITimerGrain>();
        await grain.Start("stopped");
        await Stage.WaitFor("stopped ticks");
        await grain.Stop("stopped");

        // A tick that was already due may still come, but before a timer that is started now.
        await grain.Start("later");
        await Stage.WaitFor("later ticks");
        var ticks = Stage.Count("stopped ticks");
        await Stage.WaitFor("later ticks", 1 + Several);

        Assert.Equal(ticks, Stage.Count("stopped ticks"));
    }

    [Fact]
    public async Task Disposing_a_timer_cancels_the_token_of_a_tick_under_way()
    {
        var grain = Grain<ITimerGrain>();
        await grain.Start("timer", TickWork.AwaitCancellation);
        await Stage.WaitFor("timer ticks");
        await grain.Stop("timer");

        await Stage.WaitFor("timer cancelled");
    }

    [Fact]
    public async Task A_tick_that_throws_is_logged_and_does_not_stop_the_timer()
    {
        await Grain<ITimerGrain>().Start($"timer of {Key}", TickWork.ThrowOnce);

        await Stage.WaitFor($"timer of {Key} ticks", 2);
        await Silo.Logs.WaitFor(
            "the failed tick",
            entry => entry.Level >= LogLevel.Warning && entry.Exception?.Message == $"timer of {Key} failed");
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once()
    {
        var grain = Grain<ITimerGrain>();
        await grain.StartOnce("once", TimeSpan.Zero);
        await Stage.WaitFor("once ticks");
        await grain.Start("later");
        await Stage.WaitFor("later ticks", Several);

        Assert.Equal(1, Stage.Count("once ticks"));
    }

    [Fact]
    public async Task A_timer_that_is_changed_ticks_as_it_is_told_then()
    {
        var grain = Grain<ITimerGrain>();
        await grain.StartOnce("timer", due: TimeSpan.FromHours(1));
        await grain.Change("timer", TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

        await Stage.WaitFor("timer ticks", Several);
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        var grain = Grain<ITimerGrain>();
        await grain.Start("old");
        await Stage.WaitFor("old ticks");
        await grain.Leave();
        await Stage.WaitFor("deactivated");
        var ticks = Stage.Count("old ticks");

        await grain.Start("new");
        await Stage.WaitFor("new ticks", Several);

        Assert.Equal(ticks, Stage.Count("old ticks"));
    }

    [Fact]
    public async Task Ticks_run_on_the_activations_scheduler()
    {
        var grain = Grain<ITimerGrain>();
        var scheduler = await grain.Scheduler();
        await grain.Start("timer", TickWork.LookAtScheduler);

        await Stage.WaitFor($"timer on scheduler {scheduler}");
    }

    [Fact]
    public async Task A_tick_does_not_see_the_request_context_of_the_call_that_started_the_timer()
    {
        RequestContext.Set("word", "secret");
        await Grain<ITimerGrain>().Start("timer", TickWork.LookAtContext);

        await Stage.WaitFor("timer sees nothing");
        Assert.Equal(0, Stage.Count("timer sees secret"));
    }
}
