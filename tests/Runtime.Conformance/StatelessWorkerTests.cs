using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class StatelessWorkerTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Calls_run_side_by_side_up_to_the_limit(Caller caller)
    {
        const int calls = 20;
        var activations = await As(caller, async grains =>
        {
            var work = Enumerable.Range(0, calls).Select(_ => grains.GetGrain<IWorkerGrain>(Key).Work()).ToArray();
            await Stage.WaitFor("work starts", WorkerGrain.MaxWorkers);

            await LetOthersActivate(grains);
            Assert.Equal(WorkerGrain.MaxWorkers, Stage.Count("work starts"));
            Stage.Release("work");
            return await Task.WhenAll(work);
        });

        Assert.Equal(calls, Stage.Count("work starts"));
        Assert.Equal(WorkerGrain.MaxWorkers, activations.Distinct().Count());
        Assert.Equal(0, Stage.Count("calls of one activation overlapped"));
    }

    [Fact]
    public async Task One_call_after_another_is_served_by_one_activation()
    {
        var worker = Grain<IWorkerGrain>();
        Stage.Release("work");
        var first = await worker.Work();

        Assert.Equal(first, await worker.Work());
    }
}
