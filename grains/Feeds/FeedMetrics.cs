using System.Diagnostics.Metrics;

namespace InstaHub.Grains.Feeds;

/// <summary>What feeds count.</summary>
public static class FeedMetrics
{
    public const string MeterName = "InstaHub.Feeds";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("instahub.feed_pages", "{page}", "Pages of home feeds, by where their entries came from");
    private static readonly Counter<long> Wakings = Meter.CreateCounter<long>("instahub.feed_wakings", "{feed}", "Feeds read from the database as a whole");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("instahub.feed_deliveries", "{entry}", "Posts brought to feeds in use, one by one");

    private static readonly KeyValuePair<string, object?> Memory = new("source", "memory");
    private static readonly KeyValuePair<string, object?> Sql = new("source", "sql");

    internal static void PageRead(bool fromMemory) => Pages.Add(1, fromMemory ? Memory : Sql);

    internal static void Woken() => Wakings.Add(1);

    internal static void Delivered(int count)
    {
        if (count > 0)
            Deliveries.Add(count);
    }
}
