using System.Globalization;

namespace InstaHub.Load.Mix;

/// <summary>The result as a table of text. Times are in milliseconds.</summary>
public static class ConsoleReport
{
    /// <summary>The percentiles that are shown.</summary>
    public static readonly (string Name, double Share)[] Percentiles = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999)];

    /// <summary>Writes it.</summary>
    public static void Write(LoadResult result, TextWriter output)
    {
        var options = result.Options;
        Line($"mix {options.Mix}, {options.Rate:0.#} requests/s ({options.Arrivals}) for {options.Duration} s over {options.Connections} connections, {result.Live.Connected} live");
        Line($"{"operation",-18}{"requests",10}{"errors",8}{"share",8}{"p50",9}{"p90",9}{"p99",9}{"p99.9",9}{"max",9}   ms; p99 from sending");
        var all = result.Operations.Sum(operation => operation.Latency.Count + operation.Failed);
        foreach (var operation in result.Operations)
            Row(operation.Operation.Name, operation.Latency, operation.Failed, (operation.Latency.Count + operation.Failed) / (double)Math.Max(1, all), operation.Service.Percentile(0.99));
        Row("all", result.All(), result.Failed, 1, null);
        Line($"throughput {result.Throughput:0.0} requests/s; the generator itself was late by {Text(result.Lateness.Percentile(0.99))} ms (p99)");
        foreach (var (name, count) in result.Operations.SelectMany(operation => operation.Errors.Select(error => ($"{operation.Operation.Name}: {error.Key}", error.Value))))
            Line($"error: {name}, {count} times");
        foreach (var name in result.Absent)
            Line($"left out, the product does not have it: {name}");
        foreach (var (name, count) in result.Live.Events)
            Line($"live: {name}, {count} times");
        if (result.Live.Pushes.Count > 0)
            Line($"live: post:new after {Times(result.Live.Pushes).TrimStart()} ms (p50, p90, p99, p99.9, max) from the sending of the post");
        if (result.HasFailed)
            Line($"FAILED: {result.Failed} requests, {result.Live.Lost} live connections lost");

        void Row(string name, LatencyHistogram latency, long failed, double share, TimeSpan? service) =>
            Line($"{name,-18}{latency.Count + failed,10}{failed,8}{share,8:0.0%}{Times(latency)}   {(service is { } time ? Text(time) : "")}");

        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A duration in milliseconds, with as many digits as say something.</summary>
    public static string Text(TimeSpan time) =>
        time.TotalMilliseconds.ToString(time.TotalMilliseconds switch { < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);

    private static string Times(LatencyHistogram latency) =>
        string.Concat(Percentiles.Select(percentile => latency.Percentile(percentile.Share)).Append(latency.Max).Select(time => $"{Text(time),9}"));
}
