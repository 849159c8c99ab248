using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that go along with calls, down the chain and not back.</summary>
public static class RequestContext
{
    // Never changed once set, since the calls in flight share it.
    private static readonly AsyncLocal<Dictionary<string, object>?> Current = new();

    public static IEnumerable<string> Keys => Current.Value?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => Current.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value) => Current.Value = new(Current.Value ?? []) { [key] = value };

    /// <summary>Whether there was such a value.</summary>
    public static bool Remove(string key)
    {
        if (Current.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        var rest = new Dictionary<string, object>(values);
        rest.Remove(key);
        Current.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    public static void Clear()
    {
        if (Current.Value is not null)
        {
            Current.Value = null;
        }
    }

    /// <summary>What a call takes along: independent copies of the values.</summary>
    internal static Dictionary<string, object>? Export(bool wire)
    {
        if (Current.Value is not { } values)
        {
            return null;
        }

        var copy = CopyContext.Rent(wire);
        var exported = new Dictionary<string, object>(values.Count);
        foreach (var (key, value) in values)
        {
            exported[key] = copy.Copy(value);
        }

        copy.Return();
        return exported;
    }

    internal static void Import(Dictionary<string, object>? values) => Current.Value = values;
}
