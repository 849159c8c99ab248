using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations of one stateless worker's id: a call goes to an idle one, else to a new one, else to the least loaded.</summary>
internal sealed class WorkerGroup(EmbeddedRuntime runtime, GrainClass grainClass, GrainId grainId) : ICallTarget
{
    private readonly List<Activation> _workers = [];
    private bool _hasEnded;

    public GrainId GrainId => grainId;

    public bool TryAccept(GrainCall call)
    {
        while (true)
        {
            Activation worker;
            lock (_workers)
            {
                if (_hasEnded)
                {
                    return false;
                }

                worker = Choose();
            }

            if (worker.TryAccept(call))
            {
                return true;
            }

            Remove(worker);
        }
    }

    /// <summary>Takes an ended worker out.</summary>
    public void Remove(Activation worker)
    {
        lock (_workers)
        {
            _workers.Remove(worker);
        }
    }

    public Activation[] Workers()
    {
        lock (_workers)
        {
            return [.. _workers];
        }
    }

    /// <summary>Ends the group if it has no workers; calls then make a new one.</summary>
    public bool EndIfEmpty()
    {
        lock (_workers)
        {
            return _hasEnded = _workers.Count == 0;
        }
    }

    private Activation Choose()
    {
        var least = _workers.MinBy(worker => worker.Load);
        if (least is not null && (_workers.Count >= grainClass.MaxWorkers || least.Load == 0))
        {
            return least;
        }

        var worker = new Activation(runtime, grainClass, grainId);
        _workers.Add(worker);
        return worker;
    }
}
