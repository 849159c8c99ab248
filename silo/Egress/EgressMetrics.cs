using System.Diagnostics.Metrics;
using System.Text.Json;

namespace InstaHub.Silo.Egress;

/// <summary>What <see cref="EgressClient"/> counts.</summary>
public static class EgressMetrics
{
    public const string MeterName = "InstaHub.Egress";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Fetches =
        Meter.CreateCounter<long>("instahub.egress.fetches", "{fetch}", "What was fetched from addresses that users name, by how it ended");

    // As tags are written: refused_address.
    private static readonly KeyValuePair<string, object?>[] Tags =
        [.. Enum.GetNames<EgressOutcome>().Select(name => new KeyValuePair<string, object?>("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(name)))];

    internal static void Ended(EgressOutcome outcome) => Fetches.Add(1, Tags[(int)outcome]);
}
