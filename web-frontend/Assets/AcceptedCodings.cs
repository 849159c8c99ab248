using Microsoft.Extensions.Primitives;

namespace InstaHub.Web.Assets;

/// <summary>The compressed forms that a file may be kept in.</summary>
[Flags]
internal enum ContentCodings
{
    None = 0,
    Gzip = 1,
    Brotli = 2,
    All = Gzip | Brotli,
}

/// <summary>
/// Reads <c>Accept-Encoding</c> (RFC 9110, 12.5.3) without allocating. Weights only tell accepted from refused (<c>q=0</c>):
/// among what is accepted the server is free to choose, and takes the smallest.
/// </summary>
internal static class AcceptedCodings
{
    public static ContentCodings Read(StringValues header)
    {
        var accepted = ContentCodings.None;
        var refused = ContentCodings.None;
        var anyOther = false;
        foreach (var line in header)
        {
            var rest = line.AsSpan();
            foreach (var range in rest.Split(','))
            {
                var item = rest[range];
                var semicolon = item.IndexOf(';');
                var name = (semicolon < 0 ? item : item[..semicolon]).Trim();
                var isRefused = semicolon >= 0 && IsZeroWeight(item[(semicolon + 1)..].Trim());
                if (name is "*")
                {
                    anyOther = !isRefused;
                    continue;
                }
                var coding = CodingOf(name);
                if (isRefused)
                    refused |= coding;
                else
                    accepted |= coding;
            }
        }
        return (anyOther ? ContentCodings.All : accepted) & ~refused;
    }

    private static ContentCodings CodingOf(ReadOnlySpan<char> name) =>
        name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCodings.Brotli
        : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? ContentCodings.Gzip
        : ContentCodings.None;

    /// <summary><c>q=0</c>, <c>q=0.</c> to <c>q=0.000</c>.</summary>
    private static bool IsZeroWeight(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && parameter.Length > 2
        && parameter[2..].TrimEnd('0').TrimEnd('.').Trim('0').IsEmpty;
}
