using System.Diagnostics.Metrics;

namespace InstaHub.Grains.Live;

/// <summary>What happens to pushes between the grains; the web processes count the rest under the same meter.</summary>
public static class LiveMetrics
{
    public const string MeterName = "InstaHub.Live";

    internal const string Absent = "absent";
    internal const string Slow = "slow";
    internal const string Failed = "failed";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Published = Meter.CreateCounter<long>("instahub.live.published", "{push}", "Pushes sent to web processes");
    private static readonly Counter<long> Drops = Meter.CreateCounter<long>("instahub.live.dropped", "{push}", "Pushes that a web process did not take: it was absent, slow, or failed");

    internal static void Sent() => Published.Add(1);

    internal static void Dropped(int count, string reason)
    {
        if (count > 0)
            Drops.Add(count, new KeyValuePair<string, object?>("reason", reason));
    }
}
