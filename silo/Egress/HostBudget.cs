namespace InstaHub.Silo.Egress;

/// <summary>Counts requests to each host, so that nobody uses this server to burden another. Thread-safe.</summary>
/// <param name="mostPerMinute">Requests to one host in a minute.</param>
/// <param name="maxHosts">Hosts that are remembered; when all were asked within the minute, others are refused.</param>
/// <param name="time">The clock.</param>
public sealed class HostBudget(int mostPerMinute, int maxHosts, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _hosts = [];

    /// <summary>Takes one request out of a host's budget.</summary>
    /// <returns>False: there is none left; try again in a minute.</returns>
    public bool TryTake(string host)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_hosts.TryGetValue(host, out var count) && now < count.Until)
            {
                _hosts[host] = count with { Taken = count.Taken + 1 };
                return count.Taken < mostPerMinute;
            }

            if (!_hosts.ContainsKey(host) && _hosts.Count >= maxHosts && !Forget(now))
                return false;
            _hosts[host] = new Count(now + Window, 1);
            return true;
        }
    }

    private bool Forget(DateTimeOffset now)
    {
        foreach (var (host, count) in _hosts)
        {
            if (count.Until <= now)
                _hosts.Remove(host);
        }

        return _hosts.Count < maxHosts;
    }

    private readonly record struct Count(DateTimeOffset Until, int Taken);
}
