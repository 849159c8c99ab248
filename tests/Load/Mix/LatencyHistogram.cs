using System.Numerics;

namespace InstaHub.Load.Mix;

/// <summary>
/// Counts durations in buckets whose width grows with what is in them, so that any duration up to an hour is known to better than 1%
/// (after HdrHistogram, https://hdrhistogram.org: each power of two has 128 buckets of one width). 27 kB. Thread-safe.
/// </summary>
public sealed class LatencyHistogram
{
    // Below twice that each microsecond has a bucket of its own; above, each power of two has so many.
    private const int Steps = 128;
    private const int StepBits = 7;

    /// <summary>What is longer counts as this. In microseconds: 2^32, 71 minutes.</summary>
    public const long Longest = 1L << 32;

    private readonly long[] _counts = new long[IndexOf(Longest) + 1];
    private long _sum;
    private long _max;

    /// <summary>How many have been recorded.</summary>
    public long Count => _counts.Sum();

    /// <summary>Of all; zero without any.</summary>
    public TimeSpan Mean => Count is > 0 and var count ? TimeSpan.FromMicroseconds(Volatile.Read(ref _sum) / (double)count) : TimeSpan.Zero;

    /// <summary>The longest, exactly.</summary>
    public TimeSpan Max => TimeSpan.FromMicroseconds(Volatile.Read(ref _max));

    /// <summary>Counts a duration.</summary>
    public void Record(TimeSpan duration)
    {
        var microseconds = Math.Clamp((long)duration.TotalMicroseconds, 0, Longest);
        Interlocked.Increment(ref _counts[IndexOf(microseconds)]);
        Interlocked.Add(ref _sum, microseconds);
        for (var max = Volatile.Read(ref _max); microseconds > max;)
            max = Interlocked.CompareExchange(ref _max, microseconds, max) is var seen && seen == max ? microseconds : seen;
    }

    /// <summary>The duration that this share of all does not exceed: the end of its bucket, never more than <see cref="Max"/>. Zero without any.</summary>
    /// <param name="share">0 to 1.</param>
    public TimeSpan Percentile(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
                return TimeSpan.FromMicroseconds(Math.Min(EndOf(i), _max));
        }
        return TimeSpan.Zero;
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        _sum += other._sum;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>The buckets that have something in them: their ends and counts, shortest first.</summary>
    public IEnumerable<(TimeSpan End, long Count)> Buckets() =>
        _counts.Index().Where(bucket => bucket.Item > 0).Select(bucket => (TimeSpan.FromMicroseconds(EndOf(bucket.Index)), bucket.Item));

    private static int IndexOf(long microseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)microseconds | 1) - StepBits);
        return (shift * Steps) + (int)(microseconds >> shift);
    }

    // The longest duration in a bucket.
    private static long EndOf(int index)
    {
        var shift = Math.Max(0, (index / Steps) - 1);
        return ((index - (shift * Steps) + 1L) << shift) - 1;
    }
}
