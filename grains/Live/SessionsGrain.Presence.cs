using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Presence;

namespace InstaHub.Grains.Live;

/// <summary>
/// Whether the user is there. Who watches is known here alone: after the loss of an activation web processes tell the next one within seconds, as
/// they do of connections.
/// </summary>
public sealed partial class SessionsGrain
{
    private readonly PresenceState _state = presence.NewState(time.GetUtcNow());
    private TopicWatchers? _watchers;
    private Task? _loading;
    private bool _isStale = true;
    private IGrainTimer? _waking;
    private DateTimeOffset? _wakesAt;
    private IGrainTimer? _telling;

    public async ValueTask<UserPresence> GetPresence()
    {
        await LoadAsync();
        Settle();
        return _state.Shown;
    }

    public async ValueTask<UserPresence> WatchPresence(string webProcess, long seen)
    {
        await LoadAsync();
        Settle();
        _state.Outnumber(seen);
        (_watchers ??= presence.NewWatchers()).Add(time.GetUtcNow(), webProcess, _state.Shown.Number);
        return _state.Shown;
    }

    public async Task<UserPresence> SetStatus(PresenceStatus status)
    {
        await LoadAsync();
        try
        {
            await presence.Store.ChooseAsync(this.GetPrimaryKey(), status, CancellationToken.None);
        }
        catch
        {
            _isStale = true; // it may have been committed
            throw;
        }
        _state.Choose(time.GetUtcNow(), status);
        Settle();
        return _state.Shown;
    }

    // What is stored need not be known to answer a report.
    private void TakeSign(DateTimeOffset now)
    {
        if (_map.EndsAt(now) is { } until)
            _state.Stay(now, until);
        else
            _state.Leave(now);
        if (_isStale)
            LoadAndSettle().Ignore();
        else
            Settle();
    }

    private async Task LoadAndSettle()
    {
        try
        {
            await LoadAsync();
            Settle();
        }
        catch (Exception exception)
        {
            presence.LogNotRead(exception, this.GetPrimaryKey()); // the next report does it
        }
    }

    // Once for all who ask meanwhile.
    private async ValueTask LoadAsync()
    {
        while (_isStale)
        {
            var loading = _loading ??= ReadAsync();
            try
            {
                await loading;
            }
            finally
            {
                if (_loading == loading)
                    _loading = null;
            }
        }
    }

    private async Task ReadAsync()
    {
        _state.Load(await presence.Store.FindAsync(this.GetPrimaryKey(), CancellationToken.None));
        _isStale = false;
    }

    private void Settle()
    {
        var now = time.GetUtcNow();
        if (_state.Update(now))
            TellSoon(now);
        if (_state.TakeMark(this.GetPrimaryKey()) is { } mark)
            presence.MarkAsync(mark).Ignore();
        WakeAt(now, _state.ChangesAt(now));
    }

    // Reports put off what the timer waits for: it then waits again.
    private void WakeAt(DateTimeOffset now, DateTimeOffset? changesAt)
    {
        if (changesAt is not { } at || _wakesAt <= at)
            return;
        _wakesAt = at;
        _waking?.Dispose();
        _waking = this.RegisterGrainTimer(Wake, new GrainTimerCreationOptions(at - now, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private Task Wake()
    {
        _waking?.Dispose();
        (_waking, _wakesAt) = (null, null);
        return LoadAndSettle();
    }

    private void TellSoon(DateTimeOffset now)
    {
        if (_telling is not null || _watchers?.WaitFor(now, _state.Shown.Number) is not { } wait)
            return;
        if (wait <= TimeSpan.Zero)
            Tell(now);
        else
            _telling = this.RegisterGrainTimer(TellLater, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private Task TellLater()
    {
        _telling?.Dispose();
        _telling = null;
        Tell(time.GetUtcNow());
        return Task.CompletedTask;
    }

    private void Tell(DateTimeOffset now)
    {
        if (_watchers?.Take(now, _state.Shown.Number) is { Count: > 0 } processes)
            presence.Publish(processes, this.GetPrimaryKey(), _state.Shown);
    }
}
