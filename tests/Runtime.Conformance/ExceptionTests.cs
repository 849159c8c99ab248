using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class ExceptionTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task An_exception_reaches_the_caller_with_type_and_message(Caller caller)
    {
        var atOnce = await Thrown<InvalidOperationException>(caller, grain => grain.ThrowAtOnce("at once"));
        var later = await Thrown<InvalidOperationException>(caller, grain => grain.ThrowLater("later"));
        var result = await Thrown<InvalidOperationException>(caller, grain => grain.ThrowInsteadOfResult("no result"));
        var missing = await Thrown<KeyNotFoundException>(caller, grain => grain.ThrowKeyNotFound("missing"));
        var argument = await Thrown<ArgumentException>(caller, grain => grain.ThrowArgument("bad argument", "parameter"));

        Assert.Equal("at once", atOnce.Message);
        Assert.Equal("later", later.Message);
        Assert.Equal("no result", result.Message);
        Assert.Equal("missing", missing.Message);
        Assert.Contains("bad argument", argument.Message);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task An_exception_of_ours_reaches_the_caller_with_its_members(Caller caller)
    {
        var exception = await Thrown<DomainException>(caller, grain => grain.ThrowDomain("code", "message"));

        Assert.Equal("code", exception.Code);
        Assert.Equal("message", exception.Message);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task An_inner_exception_reaches_the_caller(Caller caller)
    {
        var exception = await Thrown<DomainException>(caller, grain => grain.ThrowWithInner("message", "inner"));

        Assert.Equal("message", exception.Message);
        Assert.Equal("inner", Assert.IsType<InvalidOperationException>(exception.InnerException).Message);
    }

    [Fact]
    public async Task An_exception_passes_through_a_chain_of_grains_unchanged()
    {
        var exception = await Assert.ThrowsAsync<DomainException>(
            () => Grain<IThrowingGrain>("one").ThrowThrough(Grain<IThrowingGrain>("other"), "code", "message"));

        Assert.Equal("code", exception.Code);
        Assert.Equal("message", exception.Message);
    }

    [Fact]
    public async Task A_grain_that_threw_goes_on_serving_calls()
    {
        var grain = Grain<IThrowingGrain>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowLater("later"));

        await grain.Answer();
    }

    private Task<TException> Thrown<TException>(Caller caller, Func<IThrowingGrain, Task> call)
        where TException : Exception =>
        As(caller, grains => Assert.ThrowsAsync<TException>(() => call(grains.GetGrain<IThrowingGrain>(Key))));
}
