using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.Web.RateLimits;

/// <summary>The permits of one caller that this process has borrowed. Times are timestamps of the <see cref="TimeProvider"/>.</summary>
internal sealed class LocalShare(TimeProvider time, int limit)
{
    /// <summary>After a refusal the grain is not asked for this long, however many requests come: others may give permits back.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly int _limit = limit;
    private int _permits;
    private int _elsewhere;
    private long _window;
    private long _ends;
    private long _refusedUntil;
    private long _lastUsed;
    private Task? _borrowing;

    /// <summary>Decides by what is here.</summary>
    /// <returns>False when permits must be borrowed first.</returns>
    public bool TryDecide(out RateLimitVerdict verdict)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _lastUsed = now;
            if (now >= _ends)
                _permits = _elsewhere = 0;
            if (_permits > 0)
            {
                _permits--;
                verdict = Verdict(true, now);
                return true;
            }
            verdict = Verdict(false, now);
            return now < _refusedUntil;
        }
    }

    /// <summary>Puts back the permit of a request that another limit has refused.</summary>
    public void PutBack()
    {
        lock (_lock)
        {
            if (time.GetTimestamp() < _ends)
                _permits++;
        }
    }

    /// <summary>The one loan under way, begun by <paramref name="borrow"/> if there is none.</summary>
    public Task BorrowOnce(Func<LocalShare, Task> borrow)
    {
        lock (_lock)
            return _borrowing is { IsCompleted: false } ? _borrowing : _borrowing = borrow(this);
    }

    /// <summary>Adds what the grain has lent.</summary>
    public void Add(RateLimitShare share)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            // Permits of a window that is over are worth nothing.
            _permits = share.Window == _window && now < _ends ? _permits + share.Permits : share.Permits;
            _elsewhere = share.Remaining;
            _window = share.Window;
            _ends = now + Ticks(share.ResetAfter);
            _refusedUntil = share.Permits > 0 ? now : Math.Min(_ends, now + Ticks(AskAgain));
        }
    }

    /// <summary>Adds permits of no window, to be used at once or never: the grain does not answer.</summary>
    public void AddWithoutCount(int permits)
    {
        lock (_lock)
        {
            _permits = permits;
            _elsewhere = _limit;
            _window = 0;
            _ends = time.GetTimestamp() + Ticks(AskAgain);
        }
    }

    /// <summary>Takes out what has not been used for <paramref name="idle"/>.</summary>
    /// <param name="idle">How long.</param>
    /// <param name="window">The window to give the permits back to.</param>
    /// <param name="permits">How many to give back; may be 0.</param>
    /// <returns>False when the share is in use.</returns>
    public bool TryTakeIdle(TimeSpan idle, out long window, out int permits)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            window = _window;
            permits = 0;
            if (_borrowing is { IsCompleted: false } || now - _lastUsed < Ticks(idle))
                return false;
            permits = now < _ends && _window != 0 ? _permits : 0;
            _permits = 0;
            return true;
        }
    }

    private RateLimitVerdict Verdict(bool isAllowed, long now) => new(
        isAllowed, _limit, Math.Min(_limit, _permits + _elsewhere), (int)Math.Max(0, Math.Ceiling((double)(_ends - now) / time.TimestampFrequency)));

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
