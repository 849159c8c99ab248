using System.Text.Json;

namespace InstaHub.Web.Security.OpenId;

/// <summary>Reads fields of JSON objects that others wrote.</summary>
internal static class JsonFields
{
    /// <summary>A text; null when it is not there or something else, or no Unicode.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate, or bytes that are no UTF-8
        }
    }

    /// <summary>A whole number of seconds since 1970 (RFC 7519, NumericDate); null when it is anything else.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether it is true; Apple writes that as a text.</summary>
    public static bool IsTrue(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || json.Text(name) == "true");
}
