using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class DeactivationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Calls_that_wait_when_a_grain_deactivates_are_all_answered_by_the_next_activation(Caller caller)
    {
        var (old, answers) = await As(caller, async grains =>
        {
            var grain = grains.GetGrain<ILifeGrain>(Key);
            var last = grain.ActAndLeave("last call");
            await Stage.Started("last call");
            var waiting = Enumerable.Range(0, 100).Select(_ => grain.Call()).ToArray();
            Stage.Release("last call");
            return (await last, await Task.WhenAll(waiting));
        });

        var next = Assert.Single(answers.Distinct());
        Assert.NotEqual(old, next);
        Assert.Equal(100, Stage.Count("called"));
        Assert.Equal(2, Stage.Count("activated"));
    }

    [Fact]
    public async Task The_call_that_asked_for_deactivation_is_finished_and_answered_first()
    {
        var grain = Grain<ILifeGrain>();
        var last = grain.ActAndLeave("last call");
        await Stage.Started("last call");
        Stage.Release("last call");
        await last;
        await Stage.WaitFor("deactivated");

        Assert.Equal(
            ["activating", "activated", "last call starts", "last call ends", "deactivating: ApplicationRequested", "deactivated"],
            Stage.History);
    }

    [Fact]
    public async Task The_next_activation_begins_when_the_old_one_has_finished_deactivating()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<ILifeGrain>(Key);
            await grain.LeaveSlowly();
            await Stage.WaitFor("deactivating: ApplicationRequested");
            var call = grain.Call();
            await LetOthersActivate(grains);
            Stage.Record("deactivation may end");
            await call;
        });

        Assert.Equal(
            [
                "activating", "activated", "deactivating: ApplicationRequested", "deactivation may end", "deactivated",
                "activating", "activated", "called",
            ],
            Stage.History);
    }

    [Fact]
    public async Task A_grain_that_cannot_deactivate_cleanly_makes_room_all_the_same()
    {
        var grain = Grain<ILifeGrain>();
        var old = await grain.Call();
        await grain.LeaveBadly();
        await Stage.WaitFor("deactivating: ApplicationRequested");

        Assert.NotEqual(old, await grain.Call());
    }

    [Fact]
    public async Task A_silo_that_stops_deactivates_its_grains()
    {
        await using var silo = await TestSilo.Start(Silo.Database, serviceId: Key);
        await silo.Client.GetGrain<ILifeGrain>(Key).Call();

        await silo.Stop();

        Assert.Equal(["activating", "activated", "called", "deactivating: ShuttingDown", "deactivated"], Stage.History);
    }
}
