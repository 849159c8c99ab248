using System.Diagnostics.Metrics;

namespace InstaHub.Web.Live;

/// <summary>What happens to connections and events in this process.</summary>
internal static class LiveMetrics
{
    private static readonly Meter Meter = new("InstaHub.Live");

    public static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>("instahub.live.connections", "{connection}", "Open connections");

    public static readonly Counter<long> Events = Meter.CreateCounter<long>("instahub.live.events", "{event}", "Events sent to connections, those of sync:events not counted");

    public static readonly Counter<long> CatchUps = Meter.CreateCounter<long>("instahub.live.catch_ups", "{catch-up}", "Times that a connection was behind its pushes and asked for what it lacked");

    public static readonly Histogram<int> SyncSize = Meter.CreateHistogram<int>("instahub.live.sync.size", "{event}", "Events sent in one sync:events");

    private static readonly Counter<long> Closings = Meter.CreateCounter<long>("instahub.live.closed", "{connection}", "Connections closed or refused by this process: slow, expired, refused, failed");

    public static void Closed(string reason) => Closings.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
