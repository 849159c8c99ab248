using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A worker with several activations on a silo.</summary>
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Lasts until the test releases "work"; answers the id of the activation.</summary>
    Task<Guid> Work();
}

[StatelessWorker(MaxWorkers)]
public sealed class WorkerGrain : Grain, IWorkerGrain
{
    public const int MaxWorkers = 3;

    private readonly Guid _activation = Guid.NewGuid();
    private int _calls;

    public async Task<Guid> Work()
    {
        var stage = Stage.Of(this);
        if (++_calls > 1)
        {
            stage.Record("calls of one activation overlapped");
        }

        stage.Record("work starts");
        await stage.WaitFor("work may end");
        _calls--;
        return _activation;
    }
}
