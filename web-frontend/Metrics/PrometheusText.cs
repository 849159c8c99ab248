using System.Globalization;
using System.Text;

namespace InstaHub.Web.Metrics;

/// <summary>Writes the text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The families by name, each with its type and the series of the collection.</summary>
    public static string Write(IEnumerable<MetricFamily> families, int round)
    {
        var text = new StringBuilder(16 << 10);
        foreach (var family in families.OrderBy(family => family.Name, StringComparer.Ordinal))
        {
            var series = family.Read(round).ToArray();
            if (series.Length == 0)
                continue;
            if (!string.IsNullOrEmpty(family.Help))
                text.Append("# HELP ").Append(family.Name).Append(' ').Append(family.Help.Replace("\\", "\\\\").ReplaceLineEndings("\\n")).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Type.ToString().ToLowerInvariant()).Append('\n');
            foreach (var one in series)
                Write(text, family.Name, one);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, Series series)
    {
        switch (series)
        {
            case SumSeries sum:
                Sample(text, name, "", series.Labels, sum.Value);
                break;
            case LastSeries last:
                Sample(text, name, "", series.Labels, last.Value);
                break;
            case HistogramSeries histogram:
                Write(text, name, histogram);
                break;
        }
    }

    private static void Write(StringBuilder text, string name, HistogramSeries histogram)
    {
        Span<long> counts = stackalloc long[histogram.Bounds.Length + 1];
        var sum = histogram.Read(counts);
        var separator = histogram.Labels.Length > 0 ? "," : "";
        long atMost = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            atMost += counts[i];
            var bound = i < histogram.Bounds.Length ? Number(histogram.Bounds[i]) : "+Inf";
            Sample(text, name, "_bucket", $"{histogram.Labels}{separator}le=\"{bound}\"", atMost);
        }
        Sample(text, name, "_sum", histogram.Labels, sum);
        Sample(text, name, "_count", histogram.Labels, atMost);
    }

    private static void Sample(StringBuilder text, string name, string suffix, string labels, double value)
    {
        text.Append(name).Append(suffix);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
