using System.Collections.Concurrent;

namespace InstaHub.Load.Mix;

/// <summary>What came of one operation.</summary>
/// <param name="Operation">Which.</param>
public sealed record OperationResult(Operation Operation)
{
    /// <summary>From when a request was meant to begin to its whole answer, of those that succeeded.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>From when it was sent: what a generator that waits for the server would have measured.</summary>
    public LatencyHistogram Service { get; } = new();

    /// <summary>How many failed, by status and code or by what broke.</summary>
    public ConcurrentDictionary<string, long> Errors { get; } = new();

    /// <summary>How many failed.</summary>
    public long Failed => Errors.Values.Sum();
}

/// <summary>What came of a run.</summary>
/// <param name="Options">As asked for.</param>
/// <param name="Operations">In the order of the mix.</param>
/// <param name="Seconds">The measured ones; in each, how many requests were answered and how many failed.</param>
/// <param name="Lateness">How late the generator itself was to hand over requests; it is a part of all latencies.</param>
/// <param name="Live">The live connections.</param>
/// <param name="Absent">Operations that the product does not have.</param>
public sealed record LoadResult(
    LoadOptions Options, IReadOnlyList<OperationResult> Operations, IReadOnlyList<SecondCount> Seconds, LatencyHistogram Lateness, LiveResult Live,
    IReadOnlyList<string> Absent)
{
    /// <summary>Most requests of a thousand that may fail in a run that is worth anything.</summary>
    private const double MaxErrorShare = 0.001;

    public long Succeeded => Operations.Sum(operation => operation.Latency.Count);

    public long Failed => Operations.Sum(operation => operation.Failed);

    /// <summary>Requests that succeeded in a second of those that the load was meant for.</summary>
    public double Throughput => Succeeded / (double)Options.Duration;

    /// <summary>Whether so much has failed that the figures say nothing: requests, or live connections.</summary>
    public bool HasFailed => Failed > MaxErrorShare * (Succeeded + Failed) || Succeeded == 0 || Live.Connected < Options.Live || Live.Lost > 0;

    /// <summary>Of all operations together.</summary>
    public LatencyHistogram All()
    {
        var all = new LatencyHistogram();
        foreach (var operation in Operations)
            all.Add(operation.Latency);
        return all;
    }
}

/// <summary>What was answered in one second.</summary>
public readonly record struct SecondCount(long Succeeded, long Failed);

/// <summary>What came of live connections.</summary>
/// <param name="Connected">How many came to be.</param>
/// <param name="Lost">How many of them ended before the run did.</param>
/// <param name="Events">How many events came, by their names.</param>
/// <param name="Pushes">From the sending of a post's request to each of its <c>post:new</c>.</param>
public sealed record LiveResult(int Connected, int Lost, IReadOnlyDictionary<string, long> Events, LatencyHistogram Pushes);
