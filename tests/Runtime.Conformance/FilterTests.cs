using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class FilterTests(FilterTests.FilteringSilo filtering)
    : ConformanceTest(filtering.Silo), IClassFixture<FilterTests.FilteringSilo>
{
    [Fact]
    public async Task Incoming_filters_run_in_the_order_of_registration_and_the_grains_own_last()
    {
        var result = await Grain<IFilteredGrain>().Call("word");

        Assert.Equal("result of word", result);
        Assert.Equal(
            [
                "outgoing filter",
                "first filter", "second filter", "grain's own filter",
                "call",
                "grain's own filter, after", "second filter, after", "first filter, after",
                "outgoing filter, after",
            ],
            Stage.History);
    }

    [Fact]
    public async Task Outgoing_filters_see_the_calls_of_grains()
    {
        var result = await Grain<IFilteredGrain>("one").CallThrough(Grain<IFilteredGrain>("other"), "outgoing");

        Assert.Equal("result of outgoing, replaced by the outgoing filter", result);
        Assert.Equal(1, Stage.Count("outgoing filter"));
    }

    [Fact]
    public async Task A_filter_can_refuse_a_call()
    {
        var refusal = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain<IFilteredGrain>().Call("refuse"));

        Assert.Equal("refused by the filter", refusal.Message);
        Assert.Equal(0, Stage.Count("call"));
    }

    [Fact]
    public async Task A_filter_can_answer_in_the_grains_place()
    {
        Assert.Equal("answered by the filter", await Grain<IFilteredGrain>().Call("answer"));
        Assert.Equal(0, Stage.Count("call"));
    }

    [Fact]
    public async Task A_filter_can_replace_the_result() =>
        Assert.Equal("result of replace, replaced by the filter", await Grain<IFilteredGrain>().Call("replace"));

    [Fact]
    public async Task A_filter_can_replace_an_argument() =>
        Assert.Equal("result of translated", await Grain<IFilteredGrain>().Call("translate"));

    [Fact]
    public async Task A_filter_sees_an_exception_and_can_rewrite_it()
    {
        var exception = await Assert.ThrowsAsync<DomainException>(() => Grain<IFilteredGrain>().Call("throw"));

        Assert.Equal("rewritten", exception.Code);
        Assert.Equal("rewritten by the filter: thrown by the call", exception.Message);
        Assert.Equal(1, Stage.Count("call"));
    }

    /// <summary>A silo and a client with filters.</summary>
    public sealed class FilteringSilo(SharedCluster cluster) : IAsyncLifetime
    {
        private TestSilo? _silo;

        public TestSilo Silo => _silo ?? throw new InvalidOperationException("The silo has not been started.");

        public async ValueTask InitializeAsync() => _silo = await TestSilo.Start(
            cluster.Database,
            serviceId: "filtering",
            configured => configured
                .AddIncomingGrainCallFilter<FirstFilter>()
                .AddIncomingGrainCallFilter<SecondFilter>()
                .AddOutgoingGrainCallFilter<OutgoingFilter>(),
            client => client.AddOutgoingGrainCallFilter<OutgoingFilter>());

        public ValueTask DisposeAsync() => _silo?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
