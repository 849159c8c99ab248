namespace Orleans.Embedded;

/// <summary>What holds calls whose callers wait.</summary>
internal interface IDeadlines
{
    /// <summary>Adds the calls past their deadline; false when there are no more calls to watch.</summary>
    bool CollectExpired(long now, List<GrainCall> expired);
}

/// <summary>
/// Ends calls whose callers have waited too long. Only targets that still hold calls after their turn are watched, so a call
/// that ends in its first turn costs nothing here.
/// </summary>
internal sealed class DeadlineWatch(EmbeddedRuntime runtime)
{
    private readonly Lock _lock = new();
    private List<IDeadlines> _watched = [];
    private List<IDeadlines> _sweeping = [];

    public void Watch(IDeadlines target)
    {
        lock (_lock)
        {
            _watched.Add(target);
        }
    }

    /// <summary>Called by the runtime's clock, never twice at once.</summary>
    public void Sweep(long now)
    {
        lock (_lock)
        {
            (_watched, _sweeping) = (_sweeping, _watched);
        }

        var expired = new List<GrainCall>();
        foreach (var target in _sweeping)
        {
            if (target.CollectExpired(now, expired))
            {
                Watch(target);
            }
        }

        _sweeping.Clear();
        foreach (var call in expired)
        {
            var timeout = EmbeddedRuntime.TimeoutOf(call);
            runtime.Log.TimedOut(call.Method.InterfaceName, call.Method.Name, call.Reference.GrainId, timeout);
            call.Fail(new TimeoutException($"Response did not arrive on time in {timeout} for message: {call.Method.InterfaceName}.{call.Method.Name} of {call.Reference.GrainId}."));
        }
    }
}
