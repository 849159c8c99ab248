namespace InstaHub.Grains.Live;

/// <summary>
/// Which web processes are to be told of what changes, and when: never sooner than an interval after the last time, and what is so at last
/// always. Pure: time comes in from outside. Not thread-safe.
/// </summary>
/// <param name="lease">How long a process stays that does not ask again.</param>
/// <param name="interval">Shortest time between two tellings.</param>
public sealed class TopicWatchers(TimeSpan lease, TimeSpan interval)
{
    private readonly Dictionary<string, (DateTimeOffset Until, long Seen)> _processes = [];
    private DateTimeOffset _nextAt;

    /// <summary>Adds a process, or renews its lease.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="process">Which.</param>
    /// <param name="seen">Change number of the oldest that one of its connections has.</param>
    public void Add(DateTimeOffset now, string process, long seen)
    {
        // What another connection of it was promised meanwhile still holds; to be told twice does no harm.
        if (_processes.TryGetValue(process, out var known))
            seen = Math.Min(seen, known.Seen);
        _processes[process] = (now + lease, seen);
    }

    /// <summary>How long to wait before telling; null: there is nobody who lacks what has this change number.</summary>
    public TimeSpan? WaitFor(DateTimeOffset now, long changeNumber)
    {
        Forget(now);
        if (!_processes.Values.Any(process => process.Seen < changeNumber))
            return null;
        // A clock that was set back delays nothing.
        return _nextAt <= now ? TimeSpan.Zero : _nextAt - now < interval ? _nextAt - now : interval;
    }

    /// <summary>Those who are to be told now of what has this change number; they count as told.</summary>
    public IReadOnlyList<string> Take(DateTimeOffset now, long changeNumber)
    {
        Forget(now);
        string[] lacking = [.. _processes.Where(process => process.Value.Seen < changeNumber).Select(process => process.Key)];
        foreach (var process in lacking)
            _processes[process] = _processes[process] with { Seen = changeNumber };
        if (lacking.Length > 0)
            _nextAt = now + interval;
        return lacking;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (process, watch) in _processes)
        {
            if (watch.Until <= now)
                _processes.Remove(process);
        }
    }
}
