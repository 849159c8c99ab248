using System.Diagnostics.Metrics;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>What <see cref="LinkPreviews"/> counts; how fetches end is counted by <see cref="Egress.EgressMetrics"/>.</summary>
public static class LinkPreviewMetrics
{
    public const string MeterName = "InstaHub.LinkPreviews";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Previews =
        Meter.CreateCounter<long>("instahub.link_previews", "{preview}", "Links that were looked at, by where the answer came from");

    /// <summary>An answer was given out of memory, whichever it was.</summary>
    internal static void FromMemory() => Count("memory");

    /// <summary>An answer was read in the database, whichever it was.</summary>
    internal static void FromTable() => Count("table");

    /// <summary>A page was fetched and says what it is.</summary>
    internal static void Fetched() => Count("fetched");

    /// <summary>A page was fetched, or was to be, and there is nothing to show.</summary>
    internal static void Nothing() => Count("nothing");

    /// <summary>There was too much to do, or the database was away.</summary>
    internal static void GivenUp() => Count("given_up");

    private static void Count(string source) => Previews.Add(1, new KeyValuePair<string, object?>("source", source));
}
