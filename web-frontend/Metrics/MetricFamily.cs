using System.Collections.Concurrent;

namespace InstaHub.Web.Metrics;

/// <summary>The types of the text format.</summary>
internal enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>All series of one name. Instruments of the same name and type, e.g. of two data sources, share it.</summary>
internal sealed class MetricFamily(string name, MetricType type, string? help, bool isObserved, bool isLast, double[] bounds)
{
    /// <summary>Most series of a name; beyond it measurements are dropped, because whoever could make labels could fill the memory.</summary>
    internal const int MaxSeries = 2000;

    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series> _byTags = new(Labels.Comparer.Instance);
    private readonly ConcurrentDictionary<string, Series> _byLabels = new();

    public string Name => name;
    public MetricType Type => type;
    public string? Help => help;
    public bool IsObserved => isObserved;

    /// <summary>Measurements dropped because of <see cref="MaxSeries"/>.</summary>
    public long Dropped;

    /// <summary>Those with something to tell, by label.</summary>
    /// <param name="round">The collection under way; what an observable instrument no longer reports is forgotten.</param>
    public IEnumerable<Series> Read(int round)
    {
        foreach (var (tags, series) in _byTags)
        {
            if (isObserved && series.Round != round)
            {
                _byTags.TryRemove(tags, out _);
                _byLabels.TryRemove(series.Labels, out _);
            }
        }
        return _byLabels.Values.OrderBy(series => series.Labels, StringComparer.Ordinal);
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, int round)
    {
        if (!_byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out var series)
            && (series = Add(tags)) is null)
        {
            Interlocked.Increment(ref Dropped);
            return;
        }
        if (isObserved)
            series.Round = round;
        series.Record(value);
    }

    private Series? Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_byTags.Count >= MaxSeries)
            return null;
        // The same tags in another order are the same labels.
        var series = _byLabels.GetOrAdd(Labels.Text(tags), Create);
        _byTags.TryAdd(tags.ToArray(), series);
        return series;
    }

    private Series Create(string labels) =>
        type == MetricType.Histogram ? new HistogramSeries(labels, bounds)
        : isLast ? new LastSeries(labels)
        : new SumSeries(labels);
}
