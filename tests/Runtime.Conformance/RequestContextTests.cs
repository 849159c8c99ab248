using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class RequestContextTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task The_context_flows_down_a_chain_of_calls(Caller caller)
    {
        var seen = await As(caller, grains =>
        {
            RequestContext.Set("word", "hello");
            return grains.GetGrain<IContextGrain>(Key).Look(Grain<IContextGrain>("two"), Grain<IContextGrain>("three"));
        });

        Assert.Equal(["hello", "hello", "hello"], seen);
    }

    [Fact]
    public async Task A_grain_that_changes_the_context_changes_it_for_the_grains_it_calls()
    {
        RequestContext.Set("word", "hello");

        Assert.Equal(["changed"], await Grain<IContextGrain>("one").SetAndLook("changed", Grain<IContextGrain>("other")));
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_grain_that_changes_the_context_does_not_change_its_callers(Caller caller)
    {
        var word = await As(caller, async grains =>
        {
            RequestContext.Set("word", "hello");
            await grains.GetGrain<IContextGrain>(Key).Set("changed");
            return RequestContext.Get("word");
        });
        var around = await Grain<IContextGrain>("one").LookAround("changed", Grain<IContextGrain>("other"));

        Assert.Equal("hello", word);
        Assert.Equal(["nothing", "nothing"], around);
    }

    [Fact]
    public async Task The_context_of_one_call_is_not_seen_by_the_next()
    {
        var grain = Grain<IContextGrain>();
        RequestContext.Set("word", "hello");
        await grain.Set("changed");
        RequestContext.Remove("word");

        Assert.Equal(["nothing"], await grain.Look());
    }

    [Fact]
    public async Task Interleaving_calls_keep_their_own_contexts()
    {
        var grain = Grain<IContextGrain>();
        RequestContext.Set("word", "first word");
        var first = grain.ActAndLook("first");
        await Stage.Started("first");
        RequestContext.Set("word", "second word");
        var second = grain.ActAndLook("second");
        await Stage.Started("second");
        RequestContext.Remove("word");
        var third = grain.ActAndLook("third");
        await Stage.Started("third");

        Stage.Release("first");
        Assert.Equal("first word", await first);
        Stage.Release("second");
        Assert.Equal("second word", await second);
        Stage.Release("third");
        Assert.Equal("nothing", await third);
    }
}
