using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class ReentrancyTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_reentrant_grain_lets_a_call_in_while_another_awaits()
    {
        var grain = Grain<IReentrantActGrain>();
        var first = grain.Act("first");
        await Stage.Started("first");
        var second = grain.Act("second");
        await Stage.Started("second");

        Stage.Release("second");
        await second;
        Stage.Release("first");
        await first;

        Assert.Equal(["first starts", "second starts", "second ends", "first ends"], Stage.History);
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_interleave_but_never_overlap()
    {
        const int callers = 32, turns = 100;
        var grain = Grain<IReentrantChurnGrain>();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => grain.Churn(turns, together: callers)));

        Assert.Equal(new ChurnReport(callers * turns, OverlappingTurns: 0, MostCalls: callers), await grain.Report());
    }

    [Fact]
    public async Task An_interleaving_method_is_let_in_while_an_ordinary_call_awaits()
    {
        var grain = Grain<IActGrain>();
        var ordinary = grain.Act("ordinary");
        await Stage.Started("ordinary");
        var interleaving = grain.Interleave("interleaving");
        await Stage.Started("interleaving");

        Stage.Release("interleaving");
        await interleaving;
        Stage.Release("ordinary");
        await ordinary;
    }

    [Fact]
    public async Task An_interleaving_call_under_way_keeps_nobody_out()
    {
        var grain = Grain<IActGrain>();
        var interleaving = grain.Interleave("interleaving");
        await Stage.Started("interleaving");
        var ordinary = grain.Act("ordinary");
        await Stage.Started("ordinary");

        Stage.Release("ordinary");
        await ordinary;
        Stage.Release("interleaving");
        await interleaving;
    }

    [Fact]
    public async Task Two_readers_are_let_in_together()
    {
        var grain = Grain<IActGrain>();
        var one = grain.Read("one reader");
        await Stage.Started("one reader");
        var other = grain.Read("other reader");
        await Stage.Started("other reader");

        Stage.Release("one reader");
        Stage.Release("other reader");
        await Task.WhenAll(one, other);
    }

    [Fact]
    public async Task A_writer_waits_for_a_reader()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<IActGrain>(Key);
            var reader = grain.Read("reader");
            await Stage.Started("reader");
            var writer = grain.Act("writer");
            await grain.Ping();
            Stage.Release("reader");
            Stage.Release("writer");
            await Task.WhenAll(reader, writer);
        });

        Assert.Equal(["reader starts", "reader ends", "writer starts", "writer ends"], Stage.History);
    }

    [Fact]
    public async Task A_reader_waits_for_a_writer()
    {
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<IActGrain>(Key);
            var writer = grain.Act("writer");
            await Stage.Started("writer");
            var reader = grain.Read("reader");
            await grain.Ping();
            Stage.Release("writer");
            Stage.Release("reader");
            await Task.WhenAll(reader, writer);
        });

        Assert.Equal(["writer starts", "writer ends", "reader starts", "reader ends"], Stage.History);
    }
}
