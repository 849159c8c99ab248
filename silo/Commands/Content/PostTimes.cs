namespace InstaHub.Silo.Commands.Content;

/// <summary>
/// Draws when invented posts are published: over <see cref="Span"/>, few in the small hours and most in the evening (UTC), on each day as
/// many. No two at the same time.
/// </summary>
public static class PostTimes
{
    /// <summary>How far back the oldest post is.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(60);

    /// <summary>The hour of the day, UTC, at which most is published; 12 hours from it least.</summary>
    public const double BusiestHour = 19;

    /// <summary>How much is published at the quietest hour for 1 at the busiest.</summary>
    public const double QuietShare = 0.1;

    /// <summary>Times in ascending order, in whole microseconds, all different.</summary>
    /// <param name="count">How many.</param>
    /// <param name="until">All are earlier, UTC.</param>
    /// <param name="random">Decides.</param>
    public static DateTime[] Draw(int count, DateTime until, Random random)
    {
        var times = new long[count];
        var first = until.Ticks / TimeSpan.TicksPerMicrosecond - (long)Span.TotalMicroseconds;
        // What is moved so that no two are the same has room at the end.
        var length = (long)Span.TotalMicroseconds - count;
        for (var i = 0; i < count; i++)
            times[i] = first + DrawOne(first, length, random);
        Array.Sort(times);
        for (var i = 1; i < count; i++)
            times[i] = Math.Max(times[i], times[i - 1] + 1);
        return Array.ConvertAll(times, time => new DateTime(time * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc));
    }

    // By rejection: as likely as the hour is busy.
    private static long DrawOne(long first, long length, Random random)
    {
        while (true)
        {
            var offset = random.NextInt64(length);
            var hour = (first + offset) % (long)TimeSpan.MicrosecondsPerDay / (double)TimeSpan.MicrosecondsPerHour;
            var activity = (1 + Math.Cos(2 * Math.PI * (hour - BusiestHour) / 24)) / 2;
            if (random.NextDouble() < QuietShare + ((1 - QuietShare) * activity))
                return offset;
        }
    }
}
