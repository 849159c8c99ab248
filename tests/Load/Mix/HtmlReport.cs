using System.Globalization;
using System.Net;
using System.Text;

namespace InstaHub.Load.Mix;

/// <summary>The result as a page with tables and plots, in one file.</summary>
public static class HtmlReport
{
    // Told apart also by who does not see red and green alike (P. Tol's scheme "bright", and darker ones of it).
    private static readonly string[] Colours =
        ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#777777", "#22335a", "#99435a", "#11551c", "#8a7a1c", "#1f7a99", "#662244", "#b07040", "#5a5ad0", "#40b0a0", "#d080d0", "#a0a040"];

    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 900px; margin: 2em auto; padding: 0 1em; color: #222; background: #fff; }
        h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
        th, td { text-align: right; padding: .2em .5em; border-bottom: 1px solid #ddd; } th:first-child, td:first-child { text-align: left; }
        svg { width: 100%; height: auto; font-size: 11px; fill: #444; } .grid { stroke: #ddd; } .failed { color: #a02030; font-weight: 600; }
        .key span { display: inline-block; margin-right: 1em; } .key i { display: inline-block; width: 1em; height: .7em; margin-right: .3em; }
        """;

    /// <summary>The page.</summary>
    public static string Render(LoadResult result, DateTime now)
    {
        var options = result.Options;
        var page = new StringBuilder(Text(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>InstaHub under load</title><style>{Style}</style></head><body>
            <h1>InstaHub under load: {Escape(options.Mix)}</h1>
            <p>{now:yyyy-MM-dd HH:mm} UTC. {options.Rate:0.#} requests a second ({Escape(options.Arrivals.ToString())}) for {options.Duration} s over {options.Connections} connections,
            {options.Users} seeded users, {result.Live.Connected} live connections, {Environment.ProcessorCount} processors for all.</p>
            <p>Answered: <b>{result.Throughput:0.0}</b> requests a second. Failed: <span class="{(result.HasFailed ? "failed" : "")}">{result.Failed}</span>.
            Latencies are counted from when a request was meant to begin. The generator itself was late by {ConsoleReport.Text(result.Lateness.Percentile(0.99))} ms (p99), which is a part of them.</p>
            """));
        page.Append("<h2>Operations, in milliseconds</h2>").Append(Table(result));
        page.Append("<h2>Throughput over time</h2>").Append(Throughput(result));
        page.Append("<h2>Latency by percentile</h2>").Append(Percentiles(result));
        page.Append("<h2>Distribution of latencies</h2>").Append(Distribution(result));
        page.Append("<h2>Live connections</h2>").Append(Live(result));
        if (result.Failed > 0)
            page.Append("<h2>Errors</h2>").Append(Errors(result));
        if (result.Absent.Count > 0)
            page.Append(Text($"<p>Left out, since the product does not have them: {Escape(string.Join(", ", result.Absent))}.</p>"));
        return page.Append("</body></html>\n").ToString();
    }

    private static string Table(LoadResult result)
    {
        var table = new StringBuilder("<table><tr><th>operation<th>requests<th>errors");
        foreach (var (name, _) in ConsoleReport.Percentiles)
            table.Append(Text($"<th>{name}"));
        table.Append("<th>max<th>p99 from sending</tr>");
        foreach (var operation in result.Operations)
            Row(operation.Operation.Name, operation.Latency, operation.Failed, ConsoleReport.Text(operation.Service.Percentile(0.99)));
        Row("all", result.All(), result.Failed, "");
        return table.Append("</table>").ToString();

        void Row(string name, LatencyHistogram latency, long failed, string service)
        {
            table.Append(Text($"<tr><td>{Escape(name)}<td>{latency.Count + failed}<td>{failed}"));
            foreach (var (_, share) in ConsoleReport.Percentiles)
                table.Append(Text($"<td>{ConsoleReport.Text(latency.Percentile(share))}"));
            table.Append(Text($"<td>{ConsoleReport.Text(latency.Max)}<td>{service}</tr>"));
        }
    }

    private static string Throughput(LoadResult result)
    {
        var most = result.Seconds.Max(second => Math.Max(second.Succeeded, second.Failed));
        var plot = new SvgPlot(PlotAxis.Linear("seconds", result.Seconds.Count), PlotAxis.Linear("requests a second", most))
            .Line(result.Seconds.Select((second, i) => (i + 0.5, (double)second.Succeeded)), Colours[0], "answered")
            .Line(result.Seconds.Select((second, i) => (i + 0.5, (double)second.Failed)), Colours[1], "failed");
        return plot.Render() + Key([("answered", Colours[0]), ("failed", Colours[1])]);
    }

    // As HdrHistogram's plots: each step to the right has a tenth of the requests of the one before.
    private static string Percentiles(LoadResult result)
    {
        var measured = result.Operations.Where(operation => operation.Latency.Count > 0).ToArray();
        if (measured.Length == 0)
            return "<p>Nothing was answered.</p>";
        var nines = Math.Max(1, (int)Math.Ceiling(Math.Log10(measured.Max(operation => operation.Latency.Count))));
        var across = new PlotAxis(
            "percentile", 1, Math.Pow(10, nines), [.. Enumerable.Range(0, nines + 1).Select(i => (Math.Pow(10, i), i == 0 ? "0" : $"{(1 - Math.Pow(10, -i)) * 100:0.########}"))],
            IsLogarithmic: true);
        var up = PlotAxis.Logarithmic("milliseconds", Math.Max(0.01, measured.Min(operation => operation.Latency.Percentile(0).TotalMilliseconds)), measured.Max(operation => operation.Latency.Max.TotalMilliseconds));
        var plot = new SvgPlot(across, up);
        foreach (var (i, operation) in measured.Index())
            plot.Line(Curve(operation.Latency), Colours[i % Colours.Length], operation.Operation.Name);
        return plot.Render() + Key(measured.Select((operation, i) => (operation.Operation.Name, Colours[i % Colours.Length])));
    }

    private static IEnumerable<(double, double)> Curve(LatencyHistogram latency)
    {
        var end = Math.Log10(latency.Count);
        for (var i = 0; i <= 60; i++)
        {
            var rest = Math.Pow(10, -end * i / 60);
            yield return (1 / rest, latency.Percentile(1 - rest).TotalMilliseconds);
        }
    }

    private static string Distribution(LoadResult result)
    {
        // Ten bars for each power of ten.
        var bars = result.All().Buckets().CountByWeight(bucket => (int)Math.Floor(10 * Math.Log10(Math.Max(0.01, bucket.End.TotalMilliseconds))), bucket => bucket.Count);
        if (bars.Count == 0)
            return "<p>Nothing was answered.</p>";
        var plot = new SvgPlot(
            PlotAxis.Logarithmic("milliseconds", Edge(bars.Keys.Min()), Edge(bars.Keys.Max() + 1)), PlotAxis.Linear("requests", bars.Values.Max()));
        foreach (var (bar, count) in bars)
            plot.Bar(Edge(bar), Edge(bar + 1), count, Colours[0], Text($"{count} in {Edge(bar):0.###} to {Edge(bar + 1):0.###} ms"));
        return plot.Render();

        static double Edge(int bar) => Math.Pow(10, bar / 10.0);
    }

    private static Dictionary<int, long> CountByWeight<T>(this IEnumerable<T> items, Func<T, int> key, Func<T, long> weight) =>
        items.AggregateBy(key, 0L, (sum, item) => sum + weight(item)).ToDictionary();

    private static string Live(LoadResult result)
    {
        var live = result.Live;
        var text = new StringBuilder(Text($"<p>{live.Connected} connected, {live.Lost} lost.</p><table><tr><th>event<th>received</tr>"));
        foreach (var (name, count) in live.Events)
            text.Append(Text($"<tr><td>{Escape(name)}<td>{count}</tr>"));
        text.Append("</table>");
        if (live.Pushes.Count > 0)
        {
            text.Append("<p>From the sending of a post to its <code>post:new</code>: ")
                .Append(string.Join(", ", ConsoleReport.Percentiles.Select(percentile => $"{percentile.Name} {ConsoleReport.Text(live.Pushes.Percentile(percentile.Share))} ms")))
                .Append(Text($", longest {ConsoleReport.Text(live.Pushes.Max)} ms, of {live.Pushes.Count}.</p>"));
        }
        return text.ToString();
    }

    private static string Errors(LoadResult result)
    {
        var table = new StringBuilder("<table><tr><th>operation<th>error<th>times</tr>");
        foreach (var operation in result.Operations)
        {
            foreach (var (error, count) in operation.Errors.OrderByDescending(error => error.Value))
                table.Append(Text($"<tr><td>{Escape(operation.Operation.Name)}<td>{Escape(error)}<td>{count}</tr>"));
        }
        return table.Append("</table>").ToString();
    }

    private static string Key(IEnumerable<(string Name, string Colour)> names) =>
        $"<p class=\"key\">{string.Concat(names.Select(name => $"<span><i style=\"background:{name.Colour}\"></i>{Escape(name.Name)}</span>"))}</p>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
