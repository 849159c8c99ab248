using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Runtime.Conformance;

public sealed class StarvationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_grain_that_blocks_its_thread_is_named_in_a_warning()
    {
        var grain = Grain<IBlockingGrain>();
        var id = grain.GetGrainId().ToString();

        // A runtime may notice while the thread is blocked, or, as Orleans does, when the turn has ended.
        var call = grain.Block(atMost: TestSilo.LongTurn * 2);
        var warning = await Silo.Logs.WaitFor(
            $"a warning that names {id}", entry => entry.Level >= LogLevel.Warning && entry.Text.Contains(id, StringComparison.Ordinal));
        BlockingGrain.Enough.Set();
        await call;

        Assert.Contains(TestSilo.LongTurn.ToString(), warning.Text);
    }
}
