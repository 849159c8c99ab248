using System.Globalization;
using System.Text;
using InstaHub.Grains.Egress;

namespace InstaHub.Grains.LinkPreviews;

/// <summary>Finds links in text that people have written. Pure; never throws.</summary>
public static class LinkInText
{
    // What no link goes on with: ASCII that no address has, quotation marks, and punctuation of scripts that write no spaces.
    private const string Ends = "<>\"`{}|\\^«»‹›“”„‘’「」『』【】〈〉《》（）［］。，、！？；：＂＇…";

    // What belongs to the sentence when it comes last.
    private const string Trailing = ".,;:!?'*_~";

    /// <summary>
    /// The first address in a text that begins with <c>http://</c> or <c>https://</c>, has a name with a dot or a literal address as its
    /// host, and no credentials. Punctuation after it, and a bracket that was opened before it, are not part of it.
    /// </summary>
    /// <returns>Null: there is none.</returns>
    public static Uri? FindFirst(string text)
    {
        for (var start = 0; (start = text.IndexOf("http", start, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var end = BeginsAt(text, start) ? EndOf(text, start) : start;
            if (Read(text.AsSpan(start, end - start)) is { } link)
                return link;
            start = Math.Max(end, start + "http".Length);
        }

        return null;
    }

    private static bool BeginsAt(string text, int start)
    {
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '+' or '-' or '.' or '_'))
            return false;
        var rest = text.AsSpan(start);
        return rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    private static int EndOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsPart(text, end, out var length))
            end += length;
        return end;
    }

    private static bool IsPart(string text, int at, out int length)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length) != System.Buffers.OperationStatus.Done)
            return false;
        if (rune.IsBmp && Ends.Contains((char)rune.Value))
            return false;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
            // Joiners are within emoji and words of some scripts; the others cannot be seen, or turn the direction.
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
            _ => true,
        };
    }

    private static Uri? Read(ReadOnlySpan<char> found)
    {
        if (found.Length > UrlRules.MaxLength)
            return null;
        found = WithoutTrailing(found);
        return Uri.TryCreate(found.ToString(), UriKind.Absolute, out var link) && UrlRules.ProblemOf(link, [link.Port]) is null
            && (link.HostNameType != UriHostNameType.Dns || link.IdnHost.AsSpan().TrimEnd('.').Contains('.'))
            ? link
            : null;
    }

    private static ReadOnlySpan<char> WithoutTrailing(ReadOnlySpan<char> found)
    {
        while (found.Length > 0)
        {
            var last = found[^1];
            var isSentence = Trailing.Contains(last)
                || (last == ')' && found.Count(')') > found.Count('('))
                || (last == ']' && found.Count(']') > found.Count('['));
            if (!isSentence)
                break;
            found = found[..^1];
        }

        return found;
    }
}
