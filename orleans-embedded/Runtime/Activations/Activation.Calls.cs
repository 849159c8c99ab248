using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Admission of calls: which may run now, which must wait.</summary>
internal sealed partial class Activation : ICallTarget, IDeadlines
{
    private static readonly Action<Task, object?> CompletedCall = static (task, state) =>
    {
        var call = (GrainCall)state!;
        call.Home!.Answer(call, task);
        call.Home!.Finish(call);
    };

    private GrainCall? _running;
    private GrainCall? _waiting;
    private GrainCall? _lastWaiting;
    private int _waitingReaders;
    private int _writers;
    private int _readers;
    private bool _isWatched;
    private int _load;

    public bool TryAccept(GrainCall call)
    {
        bool schedule, start = false;
        lock (this)
        {
            if (_state == State.Ended)
            {
                return false;
            }

            call.Home = this;
            _load++;
            if (_state == State.Created)
            {
                _state = State.Activating;
                start = true;
            }

            if (_state == State.Valid && MayRun(call))
            {
                Admit(call);
                schedule = QueueTurn(call);
            }
            else
            {
                Wait(call);
                schedule = false;
                if (!_isScheduled && !_isWatched)
                {
                    // Nothing else will see to its deadline.
                    _isWatched = true;
                    Runtime.DeadlineWatch.Watch(this);
                }
            }
        }

        if (start)
        {
            Start(call);
        }

        ScheduleIf(schedule);
        return true;
    }

    /// <summary>Collects the calls whose callers have waited long enough; false when this activation need not be watched on.</summary>
    public bool CollectExpired(long now, List<GrainCall> expired)
    {
        lock (this)
        {
            for (var call = _running; call is not null; call = call.Next)
            {
                AddIfExpired(call);
            }

            for (var call = _waiting; call is not null; call = call.Next)
            {
                AddIfExpired(call);
            }

            return _isWatched = _running is not null || _waiting is not null;
        }

        void AddIfExpired(GrainCall call)
        {
            if (call.Deadline <= now && !call.IsAnswered && !call.IsOneWay)
            {
                expired.Add(call);
            }
        }
    }

    private static bool IsReader(GrainCall call) => (call.Method.Options & InvokeMethodOptions.ReadOnly) != 0;

    private static bool IsFree(GrainCall call) => (call.Method.Options & InvokeMethodOptions.AlwaysInterleave) != 0;

    // A call that interleaves always neither blocks nor is blocked.
    private bool MayRun(GrainCall call) =>
        Class.IsReentrant || IsFree(call) || (_writers == 0 && (_readers == 0 || IsReader(call)));

    private void Admit(GrainCall call)
    {
        call.Previous = null;
        call.Next = _running;
        if (_running is not null)
        {
            _running.Previous = call;
        }

        _running = call;
        Count(call, 1);
    }

    private void Count(GrainCall call, int change)
    {
        if (!IsFree(call))
        {
            if (IsReader(call))
            {
                _readers += change;
            }
            else
            {
                _writers += change;
            }
        }
    }

    private void Wait(GrainCall call)
    {
        call.Next = null;
        if (_lastWaiting is null)
        {
            _waiting = call;
        }
        else
        {
            _lastWaiting.Next = call;
        }

        _lastWaiting = call;
        _waitingReaders += IsReader(call) ? 1 : 0;
    }

    private bool AdmitWaiting()
    {
        var schedule = false;
        GrainCall? before = null;
        for (var call = _waiting; call is not null && _state == State.Valid;)
        {
            var next = call.Next;
            if (call.IsAnswered || MayRun(call))
            {
                Unlink(before, call);
                if (call.IsAnswered)
                {
                    _load--;
                }
                else
                {
                    Admit(call);
                    schedule |= QueueTurn(call);
                }
            }
            else
            {
                before = call;
            }

            // Behind a writer nothing but what interleaves always may run, and that never waits while the grain is valid.
            if (!Class.IsReentrant && (_writers > 0 || (_readers > 0 && _waitingReaders == 0)))
            {
                break;
            }

            call = next;
        }

        return schedule;
    }

    private void Unlink(GrainCall? before, GrainCall call)
    {
        if (before is null)
        {
            _waiting = call.Next;
        }
        else
        {
            before.Next = call.Next;
        }

        if (ReferenceEquals(_lastWaiting, call))
        {
            _lastWaiting = before;
        }

        _waitingReaders -= IsReader(call) ? 1 : 0;
    }

    /// <summary>Takes every waiting call out, to be sent to another activation or answered.</summary>
    private GrainCall? TakeWaiting()
    {
        var calls = _waiting;
        _waiting = _lastWaiting = null;
        _waitingReaders = 0;
        return calls;
    }

    /// <summary>The first turn of a call.</summary>
    private void Begin(GrainCall call)
    {
        if (call.IsAnswered)
        {
            Finish(call);
            return;
        }

        ExecutionContext.Restore(CleanContext);
        if (call.Context is not null)
        {
            RequestContext.Import(call.Context);
        }

        if (Class.IsFiltered && !call.IsLocal)
        {
            BeginFiltered(call).Ignore();
            return;
        }

        Task task;
        try
        {
            task = call.Invoke(GrainInstance!) ?? throw new InvalidOperationException($"{call.Method.InterfaceName}.{call.Method.Name} returned no task");
        }
        catch (Exception exception)
        {
            Fail(call, exception);
            Finish(call);
            return;
        }

        if (task.IsCompleted)
        {
            Answer(call, task);
            Finish(call);
        }
        else
        {
            task.ContinueWith(CompletedCall, call, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, this).Ignore();
        }
    }

    private async Task BeginFiltered(GrainCall call)
    {
        try
        {
            var chain = new IncomingChain(call, this, Runtime.IncomingFilters);
            await chain.Invoke();
            call.AnswerObject(chain.Result);
        }
        catch (Exception exception)
        {
            Fail(call, exception);
        }

        Finish(call);
    }

    private void Answer(GrainCall call, Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            call.Answer(task);
        }
        else
        {
            Fail(call, Errors.Of(task));
        }
    }

    private void Fail(GrainCall call, Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            conflict.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "Its state is not the stored one"));
        }

        if (call.IsOneWay)
        {
            Runtime.Log.OneWayFailed(exception, call.Method.InterfaceName, call.Method.Name, GrainId);
        }

        call.Fail(Runtime.Wire ? CopyContext.CopyOnWire(exception) : exception);
    }

    /// <summary>A call has run to its end: others may run now, or the activation may end.</summary>
    private void Finish(GrainCall call)
    {
        bool schedule, end;
        lock (this)
        {
            if (call.Previous is null)
            {
                _running = call.Next;
            }
            else
            {
                call.Previous.Next = call.Next;
            }

            if (call.Next is not null)
            {
                call.Next.Previous = call.Previous;
            }

            Count(call, -1);
            _load--;
            if (call.KeepsAlive)
            {
                _lastUsed = Runtime.Now;
            }

            schedule = AdmitWaiting();
            end = _state == State.Deactivating && MayEnd();
        }

        ScheduleIf(schedule);
        if (end)
        {
            RunTurn(() => End().Ignore());
        }
    }
}
