using System.Globalization;
using System.Text;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>Values that programs have stumbled over.</summary>
internal static class HostileValues
{
    // JSON, as it stands in a body. A lone surrogate as an escape is well-formed JSON that is no text.
    private static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1e400", "-1e400", "1e-400", "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "0x10", "1_000",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "2147483648", "-2147483649", "340282366920938463463374607431768211456",
        "1.7976931348623157e309", "123456789012345678901234567890.123456789012345678901234567890",
        "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"a\\udfffb\"", "\"\\uFFFE\\uFFFF\"",
        "\"\\u202e\\u0301\\u200b\"", "\"\\r\\n\\t\\b\\f\"", "\"\\x41\"", "\"\\u12\"", "\"unclosed", "'single'", "\"\\ud83d\\udd11\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"", "\"{00000000-0000-0000-0000-000000000000}\"",
        "\"not-a-uuid\"", "\"' or 1=1; drop table accounts; --\"", "\"${jndi:ldap://127.0.0.1/a}\"", "\"../../../../etc/passwd\"", "\"<script>alert(1)</script>\"",
        "\"%s%n%x{0}{1}\"", "\"https://example.com/\\u0000\"", "\"javascript:alert(1)\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0000-00-00T00:00:00Z\"",
        "\"-1\"", "\"a@b.cd\"", "\"@\"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\":\"\"}", "{\"__proto__\":{}}", "{\"$type\":\"System.Object\"}", "{\"$ref\":\"1\"}",
        "[1,]", "{\"a\":1,}", "/* note */ 1", "[1 2]",
    ];

    // Percent-encoded, as it stands in a path or a query.
    private static readonly string[] Url =
    [
        "", "%20", "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%C0%AF", "%E2%80%AE", "%F0%9F%94%91", "%", "%zz", "%25", "%2525", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "..%5c", "%2F", "%5C", "%0d%0aX-Injected:%201", "%3Cscript%3E", "%27%20or%201=1--", ";a=b", "*", "null", "undefined", "true", "me", "-1", "0", "1e9", "99999999999999999999",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%7B00000000-0000-0000-0000-000000000000%7D", "018cc252129b76699c73c4a1cd103413",
        "018cc252-129b-7669-9c73-c4a1cd103413x", "AQ", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "____", "a.b.c", "Ada", "%C4%B0", "%E2%84%AA",
    ];

    /// <summary>A value for a body, not always JSON.</summary>
    public static string JsonValue(Random random) => random.Next(12) switch
    {
        0 => $"\"{new string('a', random.Next(1, 20_000))}\"",
        1 => $"\"{Runes(random, 300)}\"",
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture) + (random.Next(2) == 0 ? "0000000000" : ""),
        3 => $"[{string.Join(',', Enumerable.Repeat("\"x\"", random.Next(2_000)))}]",
        4 => Nested(random.Next(1, 60)),
        _ => Json[random.Next(Json.Length)],
    };

    /// <summary>A value for a segment of a path or for a query.</summary>
    public static string UrlValue(Random random) => random.Next(10) switch
    {
        0 => new string('a', random.Next(1, 2_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"%{random.Next(256):X2}")),
        2 => Uri.EscapeDataString(Runes(random, 20)),
        _ => Url[random.Next(Url.Length)],
    };

    /// <summary>Arrays in objects in arrays.</summary>
    public static string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("[{\"a\":", depth))}1{string.Concat(Enumerable.Repeat("}]", depth))}";

    // Any characters but the two that would end the string.
    private static string Runes(Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, most); i > 0; i--)
        {
            var value = random.Next(4) == 0 ? random.Next(0xE000, 0x11_0000) : random.Next(1, 0xD800);
            if (value is not ('"' or '\\'))
                text.Append(char.ConvertFromUtf32(value));
        }
        return text.ToString();
    }
}
