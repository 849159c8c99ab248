using System.Globalization;
using System.Text;

namespace InstaHub.Web.Metrics;

/// <summary>The tags of measurements, as keys that are found again without allocating, and as text.</summary>
internal static class Labels
{
    /// <summary>
    /// The text between the braces, sorted by label. Tags of one name after cleaning are joined by a semicolon, in the order of their own
    /// names, as OpenTelemetry's specification has it.
    /// </summary>
    public static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            var label = MetricName.OfLabel(name);
            var text = ValueText(value);
            labels[label] = labels.TryGetValue(label, out var other) ? $"{other};{text}" : text;
        }

        var joined = new StringBuilder();
        foreach (var (label, value) in labels)
        {
            if (joined.Length > 0)
                joined.Append(',');
            joined.Append(label).Append("=\"").Append(Escape(value)).Append('"');
        }
        return joined.ToString();
    }

    /// <summary>Finds a series by the tags of a measurement.</summary>
    internal sealed class Comparer : IEqualityComparer<KeyValuePair<string, object?>[]>,
        IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, KeyValuePair<string, object?>[]>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(KeyValuePair<string, object?>[]? x, KeyValuePair<string, object?>[]? y) =>
            x is null ? y is null : y is not null && Equals(x.AsSpan(), y);

        public int GetHashCode(KeyValuePair<string, object?>[] tags) => GetHashCode(tags.AsSpan());

        public KeyValuePair<string, object?>[] Create(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.ToArray();

        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> tags, KeyValuePair<string, object?>[] other)
        {
            if (tags.Length != other.Length)
                return false;
            for (var i = 0; i < tags.Length; i++)
            {
                if (tags[i].Key != other[i].Key || !Equals(tags[i].Value, other[i].Value))
                    return false;
            }
            return true;
        }

        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var hash = new HashCode();
            foreach (var tag in tags)
            {
                hash.Add(tag.Key);
                hash.Add(tag.Value);
            }
            return hash.ToHashCode();
        }
    }

    private static string ValueText(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
