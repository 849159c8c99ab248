namespace InstaHub.Grains.Accounts;

/// <summary>
/// Counts the failed attempts of one subject in a sliding window, and the undecided ones, which never outnumber the failures
/// still allowed. Pure: time comes in from outside. Not thread-safe.
/// </summary>
/// <param name="limit">Most failures in a window.</param>
/// <param name="window">How long a failure counts.</param>
public sealed class AttemptWindow(int limit, TimeSpan window)
{
    /// <summary>Nobody takes longer to try a password; who does not come back by then has gone.</summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(30);

    private readonly Queue<DateTimeOffset> _failures = new();
    private readonly Dictionary<long, DateTimeOffset> _undecided = [];
    private long _lastAttempt;

    /// <summary>Lets an attempt begin, if it may fail and if every other undecided one may fail too.</summary>
    public bool TryEnter(DateTimeOffset now, out long attempt)
    {
        Forget(now);
        attempt = 0;
        if (_failures.Count + _undecided.Count >= limit)
            return false;
        attempt = ++_lastAttempt;
        _undecided.Add(attempt, now);
        return true;
    }

    /// <summary>Ends an attempt that is not counted.</summary>
    public void Leave(long attempt) => _undecided.Remove(attempt);

    /// <summary>Counts a failure.</summary>
    public void Fail(long attempt, DateTimeOffset failedAt)
    {
        _undecided.Remove(attempt);
        _failures.Enqueue(failedAt);
    }

    /// <summary>How long it takes until one more failure is allowed; zero when it is now.</summary>
    public TimeSpan RetryAfter(DateTimeOffset now)
    {
        Forget(now);
        return _failures.Count < limit ? TimeSpan.Zero : _failures.ElementAt(_failures.Count - limit) + window - now;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_failures.TryPeek(out var oldest) && oldest + window <= now)
            _failures.Dequeue();
        foreach (var (attempt, begun) in _undecided)
        {
            if (begun + LongestAttempt <= now)
                _undecided.Remove(attempt);
        }
    }
}
