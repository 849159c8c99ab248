namespace InstaHub.Grains.Posts;

/// <summary>
/// Tells when posts are published, in whole microseconds as the database keeps them: never the same twice in one process, and never
/// earlier than before, whatever the system's clock does. Thread-safe.
/// </summary>
public sealed class PublicationClock(TimeProvider time)
{
    private long _last;

    /// <summary>A time that nobody else gets.</summary>
    public DateTimeOffset Next()
    {
        var now = time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);
        return new DateTimeOffset(next * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>The same time in whole microseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
