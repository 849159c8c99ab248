using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>
/// A thread of its own that notices grains which block their turn and a thread pool that no longer gets to its work: both
/// are logged while they last, when nothing on the pool could say so.
/// </summary>
internal sealed class Watchdog(EmbeddedRuntime runtime) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    private readonly ManualResetEventSlim _stop = new();
    private readonly Dictionary<Activation, long> _reported = [];
    private long _poolProbeSent;
    private long _poolProbeDone;
    private bool _poolReported;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "Grain watchdog" }.UnsafeStart();

    public void Dispose() => _stop.Set();

    private void Run()
    {
        while (!_stop.Wait(Period))
        {
            ReportLongTurns();
            ProbePool();
        }
    }

    private void ReportLongTurns()
    {
        var now = runtime.Now;
        var running = WorkerSlot.Running().Where(turn => turn.Activation.Runtime == runtime).ToList();
        foreach (var ended in _reported.Keys.Except(running.Select(turn => turn.Activation)).ToList())
        {
            _reported.Remove(ended);
        }

        foreach (var (activation, since) in running)
        {
            if (now - since > runtime.Options.TurnWarningMilliseconds && _reported.GetValueOrDefault(activation, -1) != since)
            {
                _reported[activation] = since;
                runtime.Log.BlockedTurn(activation.GrainId, TimeSpan.FromMilliseconds(now - since), runtime.Options.TurnWarning);

                // Its waiting callers are not watched by a turn's end, since that does not come.
                runtime.DeadlineWatch.Watch(activation);
            }
        }
    }

    private void ProbePool()
    {
        if (Volatile.Read(ref _poolProbeDone) >= _poolProbeSent)
        {
            _poolReported = false;
            var sent = _poolProbeSent = Stopwatch.GetTimestamp();
            ThreadPool.UnsafeQueueUserWorkItem(self => Volatile.Write(ref self._poolProbeDone, sent), this, preferLocal: false);
        }
        else if (!_poolReported && Stopwatch.GetElapsedTime(_poolProbeSent) is var waited && waited > runtime.Options.PoolDelayWarning)
        {
            _poolReported = true;
            runtime.Log.PoolStarved(waited, ThreadPool.ThreadCount, ThreadPool.PendingWorkItemCount);
        }
    }
}
