using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InstaHub.Web.Health;

/// <summary>The body of <c>/health/live</c>.</summary>
internal sealed record LivenessReport(string Status)
{
    public static readonly LivenessReport Live = new("live");
}

/// <summary>The body of <c>/health/ready</c>: <c>ready</c> or <c>unavailable</c>, and each check by its name.</summary>
internal sealed record ReadinessReport(string Status, IReadOnlyList<CheckReport> Checks)
{
    public static ReadinessReport From(HealthReport report) => new(
        report.Status == HealthStatus.Unhealthy ? "unavailable" : "ready",
        [.. report.Entries.Select(entry => CheckReport.From(entry.Key, entry.Value))]);
}

/// <summary>
/// One check: <c>ok</c>, <c>degraded</c> or <c>failed</c>. The reason is the check's own sentence; an exception's text stays
/// in the log, for this page is public.
/// </summary>
internal sealed record CheckReport(
    string Name,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static CheckReport From(string name, HealthReportEntry entry) => entry.Status switch
    {
        HealthStatus.Healthy => new(name, "ok", null),
        HealthStatus.Degraded => new(name, "degraded", ReasonOf(entry)),
        _ => new(name, "failed", ReasonOf(entry) ?? "The check did not succeed."),
    };

    private static string? ReasonOf(HealthReportEntry entry) =>
        entry.Exception is not null && entry.Description == entry.Exception.Message ? null : entry.Description;
}
