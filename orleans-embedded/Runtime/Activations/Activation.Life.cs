using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Beginning and end of an activation.</summary>
internal sealed partial class Activation
{
    private DeactivationReason _reason;
    private CancellationToken _deactivationToken;
    private bool _isEnding;
    private List<IDisposable>? _timers;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool end;
        lock (this)
        {
            if (_state is State.Deactivating or State.Ended || _reason.ReasonCode != DeactivationReasonCode.None)
            {
                return;
            }

            _reason = deactivationReason;
            _deactivationToken = cancellationToken;
            if (_state is State.Created)
            {
                _state = State.Ended;
                return;
            }

            end = _state == State.Valid && BeginDeactivation();
        }

        if (end)
        {
            RunTurn(() => End().Ignore());
        }
    }

    internal void DelayDeactivation(TimeSpan time) =>
        _keepUntil = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? long.MaxValue : Runtime.Now + (long)time.TotalMilliseconds;

    /// <summary>Ends this activation if it has not been used since then.</summary>
    internal void DeactivateIfIdle(long now)
    {
        lock (this)
        {
            if (_state != State.Valid || _running is not null || _waiting is not null || now - _lastUsed < Class.CollectionAge || now < _keepUntil)
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "It has been idle"));
    }

    /// <summary>Ends without a word to the grain, as in a killed process; callers are told that the silo is gone.</summary>
    internal void Abandon()
    {
        GrainCall? running;
        lock (this)
        {
            running = _running;
            _running = null;
        }

        foreach (var timer in _timers?.ToArray() ?? [])
        {
            timer.Dispose();
        }

        var gone = new SiloUnavailableException($"The silo of {GrainId} is gone");
        FailAll(running, gone);
        FailAll(Leave(), gone);
    }

    internal void AddTimer(IDisposable timer)
    {
        lock (this)
        {
            (_timers ??= []).Add(timer);
        }
    }

    internal void RemoveTimer(IDisposable timer)
    {
        lock (this)
        {
            _timers?.Remove(timer);
        }
    }

    private void Start(GrainCall first) => RunTurn(() => Start(first.Context, first.Reference.InterfaceType).Ignore());

    private async Task Start(Dictionary<string, object>? requestContext, GrainInterfaceType interfaceType)
    {
        ExecutionContext.Restore(CleanContext);
        RequestContext.Import(requestContext);
        try
        {
            if (Class.Placement is { } placement)
            {
                await placement.Place(GrainId, interfaceType, requestContext);
            }

            GrainInstance = Class.Create(this);
            if (_lifecycle is not null)
            {
                await _lifecycle.StartAsync(CancellationToken.None);
            }

            if (Class.HasActivation)
            {
                using var timeout = new CancellationTokenSource(Runtime.Options.ActivationTimeout, Runtime.Time);
                await ((IGrainBase)GrainInstance).OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            await FailStart(exception);
            return;
        }

        bool schedule, end;
        lock (this)
        {
            _state = State.Valid;
            _lastUsed = Runtime.Now;
            schedule = AdmitWaiting();
            end = _reason.ReasonCode != DeactivationReasonCode.None && BeginDeactivation();
        }

        ScheduleIf(schedule);
        if (end)
        {
            await End();
        }
    }

    private async Task FailStart(Exception exception)
    {
        Runtime.Log.ActivationFailed(exception, GrainId, Class.Type);
        _reason = new(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate the grain.");
        await Dispose();
        FailAll(Leave(), exception);
    }

    private static void FailAll(GrainCall? calls, Exception exception)
    {
        for (var call = calls; call is not null; call = call.Next)
        {
            call.Fail(exception);
        }
    }

    // Under the lock. True when nothing runs, so that the caller is to end the activation.
    private bool BeginDeactivation()
    {
        _state = State.Deactivating;
        return MayEnd();
    }

    private bool MayEnd()
    {
        var may = _running is null && !_isEnding;
        _isEnding |= may;
        return may;
    }

    private async Task End()
    {
        if (Class.HasDeactivation)
        {
            try
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_deactivationToken);
                using var timer = Runtime.Time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), timeout, Runtime.Options.DeactivationTimeout, Timeout.InfiniteTimeSpan);
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token);
            }
            catch (Exception exception)
            {
                Runtime.Log.DeactivationFailed(exception, GrainId, Class.Type);
            }
        }

        await Dispose();
        for (var call = Leave(); call is not null;)
        {
            var next = call.Next;
            if (!call.IsLocal)
            {
                Runtime.Redispatch(call);
            }

            call = next;
        }
    }

    private async Task Dispose()
    {
        foreach (var timer in _timers?.ToArray() ?? [])
        {
            timer.Dispose();
        }

        try
        {
            if (_lifecycle is not null)
            {
                await _lifecycle.StopAsync(exception => Runtime.Log.DeactivationFailed(exception, GrainId, Class.Type), _deactivationToken);
            }

            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is IAsyncDisposable scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            Runtime.Log.DeactivationFailed(exception, GrainId, Class.Type);
        }
    }

    // From here on another activation may take the place of this one. Returns the calls that wait.
    private GrainCall? Leave()
    {
        Runtime.Catalog.Remove(this);
        GrainCall? waiting;
        TaskCompletionSource? deactivated;
        lock (this)
        {
            _state = State.Ended;
            waiting = TakeWaiting();
            deactivated = _deactivated;
        }

        GrainInstance = null;
        deactivated?.TrySetResult();
        return waiting;
    }
}
