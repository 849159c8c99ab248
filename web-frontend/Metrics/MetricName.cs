using System.Text;

namespace InstaHub.Web.Metrics;

/// <summary>
/// The Prometheus name of an instrument: <c>http.server.request.duration</c> in <c>s</c> is <c>http_server_request_duration_seconds</c>,
/// as OpenTelemetry's compatibility specification has it (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
/// </summary>
internal static class MetricName
{
    public static string Of(string instrument, string? unit, bool isCounter)
    {
        var name = Clean(instrument, mayHaveColon: true);
        if (UnitOf(unit) is { Length: > 0 } word && !EndsWithWord(name, word) && !(isCounter && EndsWithWord(TrimTotal(name), word)))
            name = $"{(isCounter ? TrimTotal(name) : name)}_{word}";
        return isCounter ? $"{TrimTotal(name)}_total" : name;
    }

    /// <summary>The name of a label.</summary>
    public static string OfLabel(string tag) => Clean(tag, mayHaveColon: false);

    /// <summary>Letters, digits and underscores; not a digit first, no two underscores in a row.</summary>
    private static string Clean(string name, bool mayHaveColon)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            var allowed = char.IsAsciiLetterOrDigit(c) || (mayHaveColon && c == ':');
            if (clean.Length == 0 && char.IsAsciiDigit(c))
                clean.Append('_');
            if (allowed)
                clean.Append(c);
            else if (clean.Length == 0 || clean[^1] != '_')
                clean.Append('_');
        }
        return clean.Length == 0 ? "_" : clean.ToString();
    }

    /// <summary>The word of a unit in UCUM; empty for none, and for a mere annotation like <c>{request}</c>.</summary>
    private static string UnitOf(string? unit)
    {
        if (string.IsNullOrEmpty(unit) || unit[0] == '{')
            return "";
        var slash = unit.IndexOf('/');
        if (slash < 0)
            return WordOf(unit);
        var (over, under) = (WordOf(unit[..slash]), unit[(slash + 1)..]);
        var per = under.StartsWith('{') ? under.Trim('{', '}') : WordOf(under).TrimEnd('s');
        return over.Length == 0 ? $"per_{per}" : $"{over}_per_{per}";
    }

    private static string WordOf(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "min" => "minutes",
        "h" => "hours",
        "d" => "days",
        "By" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "%" => "percent",
        "1" => "",
        _ when unit.StartsWith('{') => "",
        _ => Clean(unit, mayHaveColon: false),
    };

    private static bool EndsWithWord(string name, string word) => name == word || name.EndsWith($"_{word}", StringComparison.Ordinal);

    private static string TrimTotal(string name) => name.EndsWith("_total", StringComparison.Ordinal) ? name[..^"_total".Length] : name;
}
