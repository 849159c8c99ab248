using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.Grains.RateLimits;

/// <summary>
/// A count of permits that starts again when its window is over. The window opens with the first permit asked for, so across
/// the end of one and the start of the next there may be up to twice the limit within less than a window.
/// </summary>
public sealed class FixedWindow
{
    /// <summary>
    /// No share is larger than this part of what is left. The last permits are lent one by one, so that none lie unused
    /// in one process while another has to refuse.
    /// </summary>
    private const int PartOfRemaining = 4;

    private DateTimeOffset _opened;
    private DateTimeOffset _ends;
    private int _taken;

    /// <summary>Names the window for <see cref="Return"/>.</summary>
    public long Window => _opened.UtcTicks;

    /// <summary>Lends at most <paramref name="wanted"/> permits, at least one while any is left.</summary>
    public RateLimitShare Take(DateTimeOffset now, RateLimitTerms terms, int wanted)
    {
        // A clock that was set back must not make a window longer than it may be.
        if (now >= _ends || now < _opened)
            Open(now, terms.Window);

        var remaining = Math.Max(0, terms.Limit - _taken);
        var permits = Math.Min(remaining, Math.Clamp(remaining / PartOfRemaining, 1, Math.Max(1, wanted)));
        _taken += permits;
        return new RateLimitShare(permits, remaining - permits, _ends - now, Window);
    }

    /// <summary>Takes unused permits back, if they are of this window.</summary>
    public void Return(long window, int unused)
    {
        if (window == Window)
            _taken = Math.Max(0, _taken - Math.Max(0, unused));
    }

    private void Open(DateTimeOffset now, TimeSpan length)
    {
        _opened = now;
        _ends = _opened + length;
        _taken = 0;
    }
}
