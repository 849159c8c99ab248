using System.Globalization;
using System.Text;

namespace InstaHub.Grains.Posts.Text;

/// <summary>
/// What a hashtag is made of, after UAX #31 (identifiers): letters, numbers, marks and the underscore; joiners and middle dots between
/// those. Emoji and other symbols are none of it. Nothing that folds to something else than these is either.
/// </summary>
internal static class TagCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int MiddleDot = 0xB7;
    private const int KatakanaMiddleDot = 0x30FB;

    /// <summary>Whether a hashtag may have it anywhere; a mark not as the first.</summary>
    public static bool IsPart(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_'
            : IsPartByItself(rune) && (HashtagFolding.FoldingOf(rune.Value)?.All(folded => IsPartByItself(new Rune(folded))) ?? true);

    /// <summary>Whether a hashtag may have it between two parts.</summary>
    public static bool IsMedial(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner or MiddleDot or KatakanaMiddleDot;

    /// <summary>Whether it can be the first, folded too: a mark belongs to what is before it.</summary>
    public static bool IsStart(Rune rune) =>
        IsPart(rune) && !IsMark(rune) && !(HashtagFolding.FoldingOf(rune.Value) is [var first, ..] && IsMark(new Rune(first)));

    /// <summary>Whether it makes a word of a hashtag: one of digits alone is a number.</summary>
    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPartByItself(Rune rune) =>
        rune.Value == '_' || rune.Value == 0xFF3F // its wide form
        || (!IsInvisible(rune.Value) && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    // Letters and marks by category that show nothing: fillers, the grapheme joiner, selectors of variants (of emoji among others).
    private static bool IsInvisible(int rune) =>
        rune is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
