using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Runtime.Conformance;

public sealed class OneWayTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task The_caller_does_not_wait_for_a_one_way_call(Caller caller)
    {
        await As(caller, async grains =>
        {
            await grains.GetGrain<IOneWayGrain>(Key).Act("act").Within("the caller's release");
            Stage.Record("the caller goes on");
        });
        await Stage.Started("act");
        Stage.Release("act");
        await Stage.WaitFor("act ends");

        Assert.True(
            Stage.History.ToList().IndexOf("the caller goes on") < Stage.History.ToList().IndexOf("act ends"),
            "The call had ended before the caller went on.");
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_failure_of_a_one_way_call_is_logged_and_not_thrown(Caller caller)
    {
        var message = $"one-way failure {Guid.NewGuid()}";
        await As(caller, grains => grains.GetGrain<IOneWayGrain>(Key).Fail(message));

        await Silo.Logs.WaitFor(
            "the failed one-way call", entry => entry.Level >= LogLevel.Warning && entry.Exception?.Message == message);
        await Grain<IOneWayGrain>().Answer();
    }

    [Fact]
    public async Task A_one_way_call_takes_its_turn_like_any_other()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<IOneWayGrain>(Key);
            await grain.Act("first");
            await Stage.Started("first");
            await grain.Act("second");
            var answer = grain.Answer();
            await grain.Ping();
            Stage.Release("second");
            Stage.Release("first");
            await answer;
        });

        Assert.Equal(["first starts", "first ends", "second starts", "second ends"], Stage.History);
    }
}
