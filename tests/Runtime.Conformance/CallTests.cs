using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class CallTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_method_may_return_any_kind_of_task(Caller caller)
    {
        await As(caller, async grains =>
        {
            var grain = grains.GetGrain<ICallGrain>(Key);
            await grain.Nothing();
            await grain.NothingByValue();

            Assert.Equal(2, await grain.Nothings());
            Assert.Equal("task", await grain.Text("task"));
            Assert.Equal("value task", await grain.TextByValue("value task"));
        });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Default_arguments_arrive_as_defaults(Caller caller)
    {
        var seen = await As(
            caller, grains => grains.GetGrain<ICallGrain>(Key).Describe(default, default, default, default, default, default));

        Assert.Equal("True True True True True False", seen);
    }

    [Fact]
    public async Task Optional_parameters_take_their_defaults()
    {
        Assert.Equal("abab", await Grain<ICallGrain>().WithOptional("ab"));
        Assert.Equal("ababab", await Grain<ICallGrain>().WithOptional("ab", 3));
    }

    [Fact]
    public async Task Overloaded_methods_are_told_apart()
    {
        var grain = Grain<ICallGrain>();

        Assert.Equal("none", await grain.Overloaded());
        Assert.Equal("number 1", await grain.Overloaded(1));
        Assert.Equal("text a", await grain.Overloaded("a"));
        Assert.Equal("number 1 text a", await grain.Overloaded(1, "a"));
    }
}
