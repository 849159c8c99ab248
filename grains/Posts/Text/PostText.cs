using System.Globalization;
using System.Text;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Posts.Text;

/// <summary>What a text mentions: a hashtag or a user.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Start">Of its sign, in UTF-16 units.</param>
/// <param name="Length">With its sign, in UTF-16 units.</param>
/// <param name="Value">The hashtag in its one form, or the username, folded; without the sign.</param>
public readonly record struct TextEntity(TextEntityKind Kind, int Start, int Length, string Value);

/// <summary>See <see cref="TextEntity"/>.</summary>
public enum TextEntityKind
{
    Hashtag,
    Mention,
}

/// <summary>
/// Finds hashtags and mentions in text. Neither begins within a word or an address; an e-mail address mentions nobody. Pure; never
/// throws.
/// </summary>
public sealed class PostText
{
    private static readonly string[] AddressBeginnings = ["https://", "http://", "www."];

    private readonly List<TextEntity> _entities = [];

    private PostText(string text) => Text = text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>All of them, in the order of the text.</summary>
    public IReadOnlyList<TextEntity> Entities => _entities;

    /// <summary>Hashtags, each once, in the order of their first appearance; no more than <see cref="PostLimits.MaxHashtags"/>.</summary>
    public IReadOnlyList<string> Hashtags => FirstOf(TextEntityKind.Hashtag, PostLimits.MaxHashtags);

    /// <summary>Possible usernames that are mentioned, likewise; no more than <see cref="PostLimits.MaxMentions"/>.</summary>
    public IReadOnlyList<string> Mentions => FirstOf(TextEntityKind.Mention, PostLimits.MaxMentions);

    /// <summary>Reads well-formed text.</summary>
    public static PostText Parse(string text)
    {
        var parsed = new PostText(text);
        parsed.Scan();
        return parsed;
    }

    private IReadOnlyList<string> FirstOf(TextEntityKind kind, int most) =>
        [.. _entities.Where(entity => entity.Kind == kind).Select(entity => entity.Value).Distinct(StringComparer.Ordinal).Take(most)];

    private void Scan()
    {
        // Whether what comes next would begin within a word; the end of a hashtag or a mention ends a word.
        var inWord = false;
        for (var i = 0; i < Text.Length;)
        {
            var length = inWord ? 0 : AddressLengthAt(i);
            if (length > 0)
            {
                i += length;
                continue;
            }

            var found = Text[i] switch
            {
                '#' or '＃' or '﹟' => inWord || IsAfter(i, "&/") ? null : HashtagAt(i),
                '@' or '＠' => inWord || IsAfter(i, "/@＠%+-") ? null : MentionAt(i),
                _ => null,
            };
            if (found is { } entity)
            {
                _entities.Add(entity);
                i += entity.Length;
                inWord = false;
                continue;
            }

            Rune.DecodeFromUtf16(Text.AsSpan(i), out var rune, out length);
            inWord = TagCharacters.IsPart(rune) || (inWord && TagCharacters.IsMedial(rune));
            i += length;
        }
    }

    private bool IsAfter(int index, string characters) => index > 0 && characters.Contains(Text[index - 1]);

    private TextEntity? HashtagAt(int start)
    {
        var length = Hashtag.LengthAt(Text.AsSpan(start + 1));
        return length > 0 && Hashtag.FoldedOf(Text.Substring(start + 1, length)) is { } folded
            ? new TextEntity(TextEntityKind.Hashtag, start, 1 + length, folded)
            : null;
    }

    private TextEntity? MentionAt(int start)
    {
        var rest = Text.AsSpan(start + 1);
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '.'))
            length++;
        // Dots at the end are the sentence's.
        while (length > 0 && rest[length - 1] == '.')
            length--;
        var username = AccountRules.Fold(rest[..length].ToString());
        return !GoesOn(rest[length..]) && AccountRules.UsernameProblem(username) is null
            ? new TextEntity(TextEntityKind.Mention, start, 1 + length, username)
            : null;
    }

    // A word with a letter that no username has is no username; other scripts may follow one without a space. And user@host is no mention.
    private static bool GoesOn(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return false;
        Rune.DecodeFromUtf16(rest, out var next, out _);
        return next.Value is '@' or '＠'
            || (next.Value < 0x250 && Rune.IsLetter(next))
            || Rune.GetUnicodeCategory(next) is UnicodeCategory.NonSpacingMark;
    }

    // Up to the next white space.
    private int AddressLengthAt(int start)
    {
        var rest = Text.AsSpan(start);
        foreach (var beginning in AddressBeginnings)
        {
            if (!rest.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                continue;
            var length = beginning.Length;
            while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
                length++;
            return length;
        }

        return 0;
    }
}
