namespace InstaHub.Grains.Live;

/// <summary>Which web processes hold how many connections of one user, and until when that holds. Pure: time comes in from outside. Not thread-safe.</summary>
/// <param name="limit">Most connections.</param>
/// <param name="lease">How long a report holds.</param>
public sealed class SessionMap(int limit, TimeSpan lease)
{
    private readonly Dictionary<string, (int Connections, DateTimeOffset Until)> _processes = [];

    /// <summary>The processes whose reports still hold.</summary>
    public IReadOnlyList<string> Processes(DateTimeOffset now)
    {
        Forget(now);
        return [.. _processes.Keys];
    }

    /// <summary>Connections over all processes.</summary>
    public int Count(DateTimeOffset now)
    {
        Forget(now);
        return _processes.Values.Sum(process => process.Connections);
    }

    /// <summary>When the last of the reports lapses that still hold; null: none does.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset now)
    {
        Forget(now);
        return _processes.Count == 0 ? null : _processes.Values.Max(process => process.Until);
    }

    /// <summary>Takes a report. Only a new connection is ever refused: those that are open were within the limit once.</summary>
    /// <returns>False when the new connection is one too many; the report then counts without it.</returns>
    public bool Report(DateTimeOffset now, string process, int connections, bool isOpening)
    {
        Forget(now);
        _processes.Remove(process);
        var fits = !isOpening || Count(now) + connections <= limit;
        if (!fits)
            connections--;
        if (connections > 0)
            _processes[process] = (connections, now + lease);
        return fits;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (process, session) in _processes)
        {
            if (session.Until <= now)
                _processes.Remove(process);
        }
    }
}
