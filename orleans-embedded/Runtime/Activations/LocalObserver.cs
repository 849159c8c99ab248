using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>An object that grains call back. Its calls run one after the other on the thread pool; it is held weakly.</summary>
internal sealed class LocalObserver(EmbeddedRuntime runtime, IGrainObserver target) : ICallTarget, IDeadlines
{
    private readonly WeakReference<IGrainObserver?> _target = new(target);
    private readonly Queue<GrainCall> _calls = new();
    private readonly List<GrainCall> _open = [];
    private bool _isRunning;
    private bool _isWatched;

    /// <summary>Whether the object has been collected or its reference deleted.</summary>
    public bool IsGone => !_target.TryGetTarget(out _);

    public bool TryAccept(GrainCall call)
    {
        bool run, watch = false;
        lock (_calls)
        {
            _calls.Enqueue(call);
            run = !_isRunning;
            _isRunning = true;
            if (!call.IsOneWay)
            {
                _open.Add(call);
                watch = !_isWatched;
                _isWatched = true;
            }
        }

        if (watch)
        {
            runtime.DeadlineWatch.Watch(this);
        }

        if (run)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.RunAll().Ignore(), this, preferLocal: true);
        }

        return true;
    }

    public bool CollectExpired(long now, List<GrainCall> expired)
    {
        lock (_calls)
        {
            _open.RemoveAll(call => call.IsAnswered);
            expired.AddRange(_open.Where(call => call.Deadline <= now));
            return _isWatched = _open.Count > 0;
        }
    }

    /// <summary>Calls from here on reach nobody.</summary>
    public void Delete() => _target.SetTarget(null);

    private async Task RunAll()
    {
        while (true)
        {
            GrainCall? call;
            lock (_calls)
            {
                if (!_calls.TryDequeue(out call))
                {
                    _isRunning = false;
                    return;
                }
            }

            await Run(call);
        }
    }

    private async Task Run(GrainCall call)
    {
        if (!_target.TryGetTarget(out var observer))
        {
            // As in Orleans, nobody answers: a caller that waits gets a time-out.
            runtime.Log.ObserverGone(call.Method.InterfaceName, call.Method.Name);
            runtime.Catalog.Remove(call.Reference.GrainId, this);
            return;
        }

        try
        {
            RequestContext.Import(call.Context);
            var task = call.Invoke(observer);
            await task;
            call.Answer(task);
        }
        catch (Exception exception)
        {
            if (call.IsOneWay)
            {
                runtime.Log.OneWayFailed(exception, call.Method.InterfaceName, call.Method.Name, call.Reference.GrainId);
            }

            call.Fail(exception);
        }
    }
}
