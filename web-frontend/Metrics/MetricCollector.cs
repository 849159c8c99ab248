using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Metrics;

/// <summary>Listens to the process's meters and keeps what they measure, for <see cref="PrometheusText"/>.</summary>
internal sealed partial class MetricCollector : IHostedService, IDisposable
{
    // https://opentelemetry.io/docs/specs/otel/metrics/sdk/#explicit-bucket-histogram-aggregation
    private static readonly double[] DefaultBounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _collecting = new();
    private readonly string[] _meters;
    private readonly bool _enabled;
    private readonly ILogger<MetricCollector> _logger;
    private int _round;

    public MetricCollector(IOptions<MetricsOptions> options, ILogger<MetricCollector> logger)
    {
        _enabled = options.Value.Enabled;
        _meters = [.. options.Value.AllMeters];
        _logger = logger;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Record((double)value, tags, state));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_enabled)
            _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    /// <summary>Everything measured so far, in the text format.</summary>
    public string Collect()
    {
        lock (_collecting)
        {
            _round++;
            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (AggregateException exception)
            {
                // The others have been asked all the same.
                LogNotObserved(exception.InnerExceptions.Count, exception.InnerExceptions[0].Message);
            }
            return PrometheusText.Write(_families.Values, _round);
        }
    }

    private void Publish(Instrument instrument, MeterListener listener)
    {
        if (!Array.Exists(_meters, pattern => Matches(instrument.Meter.Name, pattern)))
            return;
        var (type, isLast) = KindOf(instrument);
        var name = MetricName.Of(instrument.Name, instrument.Unit, type == MetricType.Counter);
        var family = _families.GetOrAdd(
            name, _ => new MetricFamily(name, type, instrument.Description, instrument.IsObservable, isLast, BoundsOf(instrument)));
        if (family.Type == type && family.IsObserved == instrument.IsObservable)
            listener.EnableMeasurementEvents(instrument, new Target(this, family));
        else
            LogNameTaken(instrument.Name, instrument.Meter.Name, name);
    }

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var target = (Target)state!;
        target.Family.Record(value, tags, target.Collector._round);
    }

    private static (MetricType Type, bool IsLast) KindOf(Instrument instrument)
    {
        var generic = instrument.GetType().GetGenericTypeDefinition();
        return generic == typeof(Counter<>) ? (MetricType.Counter, false)
            : generic == typeof(ObservableCounter<>) ? (MetricType.Counter, true)
            : generic == typeof(Histogram<>) ? (MetricType.Histogram, false)
            : generic == typeof(UpDownCounter<>) ? (MetricType.Gauge, false)
            : (MetricType.Gauge, true);
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Order().Distinct()],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Order().Distinct().Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Order().Distinct().Select(bound => (double)bound)],
        _ => DefaultBounds,
    };

    private static bool Matches(string meter, string pattern) =>
        pattern.EndsWith('*') ? meter.StartsWith(pattern[..^1], StringComparison.Ordinal) : meter == pattern;

    private sealed record Target(MetricCollector Collector, MetricFamily Family);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} instruments could not be observed, the first: {Reason}")]
    private partial void LogNotObserved(int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The instrument {Instrument} of {Meter} is not told: another kind has the name {Name}")]
    private partial void LogNameTaken(string instrument, string meter, string name);
}
