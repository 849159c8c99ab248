using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Posts.Text;

/// <summary>What a hashtag is. Pure.</summary>
public static class Hashtag
{
    private const int MaxUtf16Length = 2 * PostLimits.MaxHashtagLength;

    /// <summary>The one form of what was asked for as a hashtag, with or without its sign; null when it cannot be one.</summary>
    public static string? Normalize(string text)
    {
        if (text is ['#' or '＃' or '﹟', ..])
            text = text[1..];
        return text.Length is > 0 and <= MaxUtf16Length && AccountRules.IsWellFormed(text) && LengthAt(text) == text.Length
            ? FoldedOf(text)
            : null;
    }

    /// <summary>How many UTF-16 units of a hashtag are at the beginning of well-formed text; 0: there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var (length, end, hasLetter) = (0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (length == 0 ? !TagCharacters.IsStart(rune) : !TagCharacters.IsPart(rune) && !(end == length && TagCharacters.IsMedial(rune)))
                break;
            length += rune.Utf16SequenceLength;
            if (!TagCharacters.IsPart(rune))
                continue; // it belongs to the hashtag if another part follows
            end = length;
            hasLetter |= TagCharacters.IsLetter(rune);
        }

        return hasLetter ? end : 0;
    }

    /// <summary>The one form of what <see cref="LengthAt"/> has found; null when that is too long.</summary>
    public static string? FoldedOf(string found)
    {
        var folded = HashtagFolding.Fold(found);
        return AccountRules.LengthOf(folded) <= PostLimits.MaxHashtagLength ? folded : null;
    }
}
