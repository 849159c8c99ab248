using System.Diagnostics.Metrics;

namespace InstaHub.Silo.Feeds;

/// <summary>What <see cref="FeedSampling"/> counts. Of what is missing or surplus there should never be anything.</summary>
internal static class FeedCheckMetrics
{
    private static readonly Meter Meter = new("InstaHub.FeedCheck");

    public static readonly Counter<long> Checked = Meter.CreateCounter<long>("instahub.feed_check.checked", "{feed}", "Feeds in use that were compared with the database");
    public static readonly Counter<long> Missing = Meter.CreateCounter<long>("instahub.feed_check.missing", "{entry}", "Posts that should have been in such a feed");
    public static readonly Counter<long> Surplus = Meter.CreateCounter<long>("instahub.feed_check.surplus", "{entry}", "Entries that should not have been in such a feed");
}
