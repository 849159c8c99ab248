using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InstaHub.Web.Integration.Metrics;

/// <summary>
/// Reads the text format of Prometheus, version 0.0.4, as strictly as its specification is written
/// (https://prometheus.io/docs/instrumenting/exposition_formats/): anything that a scraper might stumble over is an error.
/// </summary>
internal sealed partial class Exposition
{
    private readonly HashSet<string> _finished = [];
    private readonly HashSet<string> _seen = [];
    private string? _family;

    public Dictionary<string, string> Types { get; } = [];

    public Dictionary<string, string> Helps { get; } = [];

    public List<Sample> Samples { get; } = [];

    public static Exposition Parse(string text)
    {
        Assert.EndsWith("\n", text);
        Assert.DoesNotContain('\r', text);
        var exposition = new Exposition();
        foreach (var line in text[..^1].Split('\n'))
            exposition.ReadLine(line);
        foreach (var (name, type) in exposition.Types.Where(family => family.Value == "histogram"))
            exposition.CheckHistogram(name);
        return exposition;
    }

    /// <summary>The one sample of a name that has these labels among its own.</summary>
    public Sample Find(string name, params (string Name, string Value)[] labels) => Assert.Single(
        Samples, sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value));

    private void ReadLine(string line)
    {
        if (Comment().Match(line) is { Success: true } comment)
            ReadComment(comment.Groups["kind"].Value, comment.Groups["name"].Value, comment.Groups["rest"].Value);
        else
            ReadSample(line);
    }

    private void ReadComment(string kind, string name, string rest)
    {
        Enter(name);
        if (kind == "HELP")
            Assert.True(Helps.TryAdd(name, rest), $"a second HELP of {name}");
        else
        {
            Assert.Contains(rest, (string[])["counter", "gauge", "histogram", "summary", "untyped"]);
            Assert.True(Types.TryAdd(name, rest), $"a second TYPE of {name}");
            Assert.DoesNotContain(Samples, sample => FamilyOf(sample.Name) == name);
        }
    }

    private void ReadSample(string line)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"not a line of the format: {line}");
        var name = match.Groups["name"].Value;
        Enter(FamilyOf(name));
        var labels = ReadLabels(match.Groups["labels"].Value);
        Assert.True(_seen.Add($"{name}{{{string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal))}}}"), $"a second sample: {line}");
        var value = match.Groups["value"].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number, CultureInfo.InvariantCulture),
        };
        if (Types.GetValueOrDefault(name) == "counter")
            Assert.True(value >= 0, $"a counter below 0: {line}");
        Samples.Add(new Sample(name, labels, value));
    }

    /// <summary>All lines of one name come together.</summary>
    private void Enter(string family)
    {
        if (family == _family)
            return;
        if (_family is not null)
            _finished.Add(_family);
        Assert.DoesNotContain(family, _finished);
        _family = family;
    }

    private string FamilyOf(string name)
    {
        foreach (var suffix in (string[])["_bucket", "_sum", "_count"])
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && Types.GetValueOrDefault(name[..^suffix.Length]) is "histogram" or "summary")
                return name[..^suffix.Length];
        }
        return name;
    }

    private static Dictionary<string, string> ReadLabels(string text)
    {
        var labels = new Dictionary<string, string>();
        while (text.Length > 0)
        {
            var match = Label().Match(text);
            Assert.True(match.Success, $"not labels: {text}");
            Assert.True(labels.TryAdd(match.Groups["name"].Value, Unescape(match.Groups["value"].Value)), $"a label twice: {text}");
            text = text[match.Length..];
        }
        return labels;
    }

    private static string Unescape(string value)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            plain.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        return plain.ToString();
    }

    private void CheckHistogram(string name)
    {
        var series = Samples.Where(sample => sample.Name == $"{name}_bucket")
            .GroupBy(sample => string.Join(',', sample.Labels.Where(label => label.Key != "le").OrderBy(label => label.Key, StringComparer.Ordinal)));
        foreach (var buckets in series)
        {
            var bounds = buckets.Select(bucket => bucket.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.Labels["le"], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(bounds.Order(), bounds);
            Assert.Equal(double.PositiveInfinity, bounds[^1]);
            var counts = buckets.Select(bucket => bucket.Value).ToList();
            Assert.Equal(counts.Order(), counts);
            var labels = buckets.First().Labels.Where(label => label.Key != "le").Select(label => (label.Key, label.Value)).ToArray();
            Assert.Equal(counts[^1], Samples.Single(sample => sample.Name == $"{name}_count" && Same(sample, labels)).Value);
            Assert.Single(Samples, sample => sample.Name == $"{name}_sum" && Same(sample, labels));
        }
    }

    private static bool Same(Sample sample, (string Key, string Value)[] labels) =>
        sample.Labels.Count == labels.Length && labels.All(label => sample.Labels.GetValueOrDefault(label.Key) == label.Value);

    [GeneratedRegex("^# (?<kind>HELP|TYPE) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="(\\[\\"n]|[^\\"\n])*",?)*)\})? (?<value>[+-]Inf|NaN|[-+0-9.eE]+)$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\[\\"n]|[^\\"\n])*)"(,(?=[a-zA-Z_])|$)""")]
    private static partial Regex Label();
}

/// <summary>One line with a value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
