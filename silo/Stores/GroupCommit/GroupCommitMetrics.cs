using System.Diagnostics.Metrics;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>Figures of the group commits, by table: meter <c>InstaHub.GroupCommit</c>.</summary>
public sealed class GroupCommitMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "InstaHub.GroupCommit";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures;

    public GroupCommitMetrics()
    {
        _size = _meter.CreateHistogram<int>("instahub.group_commit.batch_size", "{operation}", "Operations of a committed transaction.");
        _duration = _meter.CreateHistogram<double>("instahub.group_commit.duration", "s", "From taking a connection to the commit.");
        _failures = _meter.CreateCounter<long>("instahub.group_commit.failures", "{transaction}", "Transactions that failed, by what that meant.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void ObserveQueue(string table, Func<int> count) =>
        _meter.CreateObservableGauge(
            "instahub.group_commit.queue", () => new Measurement<int>(count(), Table(table)), "{operation}", "Operations accepted and not answered.");

    internal void Committed(string table, int operations, TimeSpan duration)
    {
        _size.Record(operations, Table(table));
        _duration.Record(duration.TotalSeconds, Table(table));
    }

    internal void Failed(string table, CommitFailure failure) =>
        _failures.Add(1, Table(table), new("outcome", failure.ToString()));

    private static KeyValuePair<string, object?> Table(string table) => new("table", table);
}
