using System.Globalization;

namespace Orleans.Embedded;

/// <summary>Sends the ticks of one version of one reminder: at its start and then at every multiple of its period, none of them twice at once.</summary>
internal sealed class ReminderTimer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly EmbeddedRuntime _runtime;
    private readonly ReminderRow _row;
    private readonly ITimer _timer;
    private bool _isDue;

    public ReminderTimer(EmbeddedRuntime runtime, ReminderRow row)
    {
        _runtime = runtime;
        _row = row;
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl) : ExecutionContext.SuppressFlow())
        {
            _timer = runtime.Time.CreateTimer(static state => ((ReminderTimer)state!).Tick().Ignore(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        SetNext();
    }

    public bool IsOlderThan(ReminderRow row) => int.Parse(_row.ETag, CultureInfo.InvariantCulture) < int.Parse(row.ETag, CultureInfo.InvariantCulture) || row.StartAt != _row.StartAt;

    public void Dispose() => _timer.Dispose();

    private async Task Tick()
    {
        try
        {
            if (_isDue)
            {
                var grain = (IRemindable)(object)_runtime.Factory.CreateReference(_row.GrainId, typeof(IRemindable));
                await grain.ReceiveReminder(_row.ReminderName, new(_row.StartAt, _row.Period, _runtime.Time.GetUtcNow().UtcDateTime));
            }
        }
        catch (Exception exception)
        {
            _runtime.Log.ReminderFailed(exception, _row.ReminderName, _row.GrainId);
        }

        try
        {
            SetNext();
        }
        catch (ObjectDisposedException)
        {
            // The reminder was removed or changed by its own tick.
        }
    }

    private void SetNext()
    {
        var now = _runtime.Time.GetUtcNow().UtcDateTime;
        var until = _row.StartAt > now ? _row.StartAt - now : _row.Period - TimeSpan.FromTicks((now - _row.StartAt).Ticks % _row.Period.Ticks);

        // A timer takes 49 days at most; for more it wakes on the way and looks again.
        _isDue = until <= Longest;
        _timer.Change(_isDue ? until : Longest, Timeout.InfiniteTimeSpan);
    }
}
