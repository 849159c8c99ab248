using InstaHub.GrainInterfaces.Chats;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Chats.Search;

/// <summary>What the text of a search is made of: what is between spaces, or between double quotes. Pure.</summary>
/// <param name="Said">Each a word or a phrase, as it was typed.</param>
/// <param name="IsLastBegun">Whether the last of them may go on: it is not between quotes, and nothing follows it.</param>
public sealed record SearchTerms(IReadOnlyList<string> Said, bool IsLastBegun)
{
    private const char Quote = '"';

    /// <summary>The terms of a text that is good. A quote without its other half ends with the text.</summary>
    public static SearchTerms Parse(string text)
    {
        var (said, isLastBegun) = (new List<string>(), false);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isQuoted = text[at] == Quote;
            var first = isQuoted ? at + 1 : at;
            var end = first;
            while (end < text.Length && text[end] != Quote && (isQuoted || !char.IsWhiteSpace(text[end])))
                end++;
            if (end > first)
            {
                said.Add(text[first..end]);
                isLastBegun = !isQuoted;
            }

            at = isQuoted ? end + 1 : end;
        }

        return new SearchTerms(said, isLastBegun);
    }

    /// <summary>What is wrong with the text of a search; null when it is good.</summary>
    public static string? Problem(string text) =>
        AccountRules.LengthOf(text) > MessageSearchLimits.MaxTextLength ? $"This has at most {MessageSearchLimits.MaxTextLength} characters."
        : !AccountRules.IsWellFormed(text) || text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? "This is no Unicode text, or has control characters."
        : Parse(text).Said.Count > MessageSearchLimits.MaxWords ? $"This has at most {MessageSearchLimits.MaxWords} words."
        : null;
}
