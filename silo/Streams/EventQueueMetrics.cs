using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using InstaHub.Grains.Events;

namespace InstaHub.Silo.Streams;

/// <summary>What the readers of queues measure, for the queues that this silo reads: the tag <c>queue</c>, every 5 seconds.</summary>
public sealed class EventQueueMetrics
{
    private readonly ConcurrentDictionary<short, (long Waiting, double OldestSeconds)> _queues = new();

    public EventQueueMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(EventMetrics.MeterName);
        meter.CreateObservableGauge("instahub.events.lag", () => Measure(queue => queue.OldestSeconds), "s", "Age of the oldest event that has not been handled");
        meter.CreateObservableGauge("instahub.events.waiting", () => Measure(queue => queue.Waiting), "{event}", "Events that have not been handled, counted up to 10,000 a queue");
    }

    internal void Report(short queue, long waiting, double oldestSeconds) => _queues[queue] = (waiting, oldestSeconds);

    internal void Forget(short queue) => _queues.TryRemove(queue, out _);

    private IEnumerable<Measurement<T>> Measure<T>(Func<(long Waiting, double OldestSeconds), T> value)
        where T : struct =>
        _queues.Select(queue => new Measurement<T>(value(queue.Value), new KeyValuePair<string, object?>("queue", queue.Key)));
}
