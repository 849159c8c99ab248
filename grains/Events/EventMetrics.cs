using System.Diagnostics.Metrics;

namespace InstaHub.Grains.Events;

/// <summary>What handlers count. Each instrument has the tag <c>handler</c>.</summary>
public static class EventMetrics
{
    /// <summary>The name of the meter, of the readers' instruments too.</summary>
    public const string MeterName = "InstaHub.Events";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> HandledEvents = Meter.CreateCounter<long>("instahub.events.handled", "{event}", "Events handled, once for each handler");
    private static readonly Counter<long> DeadEvents = Meter.CreateCounter<long>("instahub.events.dead", "{event}", "Events given up and kept in events_dead");
    private static readonly Counter<long> FailedEvents = Meter.CreateCounter<long>("instahub.events.redeliveries", "{event}", "Events not handled this time, which come again");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("instahub.events.handler.duration", "s", "Time that a handler took for one event");

    internal static void Handled(string handler, TimeSpan took)
    {
        var tag = Tag(handler);
        HandledEvents.Add(1, tag);
        Duration.Record(took.TotalSeconds, tag);
    }

    internal static void Dead(string handler) => DeadEvents.Add(1, Tag(handler));

    internal static void Failed(string handler) => FailedEvents.Add(1, Tag(handler));

    private static KeyValuePair<string, object?> Tag(string handler) => new("handler", handler);
}
