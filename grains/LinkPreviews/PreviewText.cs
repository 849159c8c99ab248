using System.Globalization;
using System.Text;

namespace InstaHub.Grains.LinkPreviews;

/// <summary>Makes text of strangers fit to be shown beside text of ours. Pure; never throws.</summary>
public static class PreviewText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// One line: white space is single spaces, and there are no control characters, no unpaired surrogates, and nothing invisible but the
    /// joiners that scripts and emoji need; so nothing turns the direction of what stands beside it.
    /// </summary>
    /// <param name="text">Any.</param>
    /// <param name="most">UTF-16 units of the result. What is longer is cut and ends with an ellipsis.</param>
    /// <returns>Null: nothing is left.</returns>
    public static string? Clean(string? text, int most)
    {
        var clean = new StringBuilder();
        var isSpaced = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                isSpaced = clean.Length > 0;
                continue;
            }
            if (!IsShown(rune))
                continue;

            if (isSpaced)
                clean.Append(' ');
            clean.Append(rune);
            isSpaced = false;
            if (clean.Length > most)
                return Cut(clean, most);
        }

        return clean.Length > 0 ? clean.ToString() : null;
    }

    private static string Cut(StringBuilder clean, int most)
    {
        clean.Length = most - Ellipsis.Length;
        while (clean.Length > 0 && (clean[^1] == ' ' || char.IsHighSurrogate(clean[^1])))
            clean.Length--;
        return clean.Append(Ellipsis).ToString();
    }

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x200B or 0xFEFF;

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => rune != Rune.ReplacementChar,
    };
}
