namespace InstaHub.Web.Metrics;

/// <summary>The measurements of one instrument under one set of labels. Safe to use from any thread.</summary>
internal abstract class Series(string labels)
{
    /// <summary>As between the braces of the text format.</summary>
    public string Labels { get; } = labels;

    /// <summary>The collection in which it was measured last; only those of an observable instrument have one.</summary>
    public int Round { get; set; }

    public abstract void Record(double value);
}

/// <summary>A sum, of a counter or an up-down counter.</summary>
internal sealed class SumSeries(string labels) : Series(labels)
{
    private double _sum;

    public double Value => Volatile.Read(ref _sum);

    public override void Record(double value)
    {
        var seen = Volatile.Read(ref _sum);
        while (true)
        {
            var was = Interlocked.CompareExchange(ref _sum, seen + value, seen);
            if (was.Equals(seen))
                return;
            seen = was;
        }
    }
}

/// <summary>The last value, of a gauge or of anything that is observed.</summary>
internal sealed class LastSeries(string labels) : Series(labels)
{
    private double _value;

    public double Value => Volatile.Read(ref _value);

    public override void Record(double value) => Volatile.Write(ref _value, value);
}

/// <summary>A distribution.</summary>
internal sealed class HistogramSeries(string labels, double[] bounds) : Series(labels)
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[bounds.Length + 1];
    private double _sum;

    public double[] Bounds => bounds;

    public override void Record(double value)
    {
        // A bound belongs to the bucket that it ends.
        var bucket = Array.BinarySearch(bounds, value);
        lock (_lock)
        {
            _counts[bucket < 0 ? ~bucket : bucket]++;
            _sum += value;
        }
    }

    /// <summary>Copies the counts of the buckets, the last one being that above all bounds.</summary>
    /// <returns>The sum of all values.</returns>
    public double Read(Span<long> counts)
    {
        lock (_lock)
        {
            _counts.CopyTo(counts);
            return _sum;
        }
    }
}
