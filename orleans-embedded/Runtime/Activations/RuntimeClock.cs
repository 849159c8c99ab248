namespace Orleans.Embedded;

/// <summary>
/// The runtime's coarse clock: milliseconds since it began, read from a field, so that a call may look at the time for
/// nothing. Each tick also ends overdue calls, and at times collects idle activations.
/// </summary>
internal sealed class RuntimeClock(EmbeddedRuntime runtime) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly long _start = runtime.Time.GetTimestamp();
    private ITimer? _timer;
    private long _now;
    private long _nextCollection;
    private int _isTicking;

    public long Now => Volatile.Read(ref _now);

    public void Start()
    {
        _nextCollection = runtime.Options.CollectionQuantumMilliseconds;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = runtime.Time.CreateTimer(static state => ((RuntimeClock)state!).Tick(), this, Period, Period);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Tick()
    {
        Volatile.Write(ref _now, (long)runtime.Time.GetElapsedTime(_start).TotalMilliseconds);
        if (Interlocked.Exchange(ref _isTicking, 1) != 0)
        {
            return;
        }

        try
        {
            runtime.DeadlineWatch.Sweep(Now);
            if (Now >= _nextCollection)
            {
                _nextCollection = Now + runtime.Options.CollectionQuantumMilliseconds;
                foreach (var activation in runtime.Catalog.Activations())
                {
                    activation.DeactivateIfIdle(Now);
                }

                runtime.Catalog.RemoveGoneObservers();
            }
        }
        finally
        {
            Volatile.Write(ref _isTicking, 0);
        }
    }
}
