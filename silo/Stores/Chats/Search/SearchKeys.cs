using System.Globalization;
using InstaHub.GrainInterfaces.Chats;

namespace InstaHub.Silo.Stores.Chats.Search;

/// <summary>A word of a search as the database has it.</summary>
/// <param name="Term">The number of the term that it is of.</param>
/// <param name="Lexeme">The word.</param>
/// <param name="Key">What of it is a key: the word, or its beginning where it is long.</param>
internal sealed record SearchWord(long Term, string Lexeme, string Key);

/// <summary>What messages are looked up by: queries on the index <c>messages_search</c>. Pure.</summary>
internal static class SearchKeys
{
    /// <summary>Messages of one block, as a power of two; as <c>message_search_prefix</c> has it.</summary>
    public const int BlockBits = 13;

    /// <summary>Keys without their prefixes, each ready to follow one in a query, and quoted with it.</summary>
    public static IReadOnlyList<SearchKey> Of(MessageSearch search, IReadOnlyList<SearchWord> words, bool isLastBegun)
    {
        var keys = words.Select((word, i) => new SearchKey($"w{word.Key}", isLastBegun && i == words.Count - 1)).Distinct().ToList();
        if (search.SenderId is { } sender)
            keys.Add(new($"s{sender:D}", false));
        if (search.Type is { } type)
            keys.Add(new(string.Create(CultureInfo.InvariantCulture, $"t{(int)type}"), false));
        if (search.HasMedia is true)
            keys.Add(new("m", false));
        return keys;
    }

    /// <summary>The query for one block of a chat.</summary>
    public static string QueryOf(Guid chatId, long block, IReadOnlyList<SearchKey> keys)
    {
        var random = Convert.ToBase64String(chatId.ToByteArray(bigEndian: true).AsSpan(10));
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{random}{block:x}:");
        return string.Join(" & ", keys.Select(key => Quote(prefix + key.Text, key.IsBegun)));
    }

    /// <summary>What of the words keys do not tell: which follow each other, and how long ones end. Null: nothing.</summary>
    public static string? PhrasesOf(IReadOnlyList<SearchWord> words, bool isLastBegun)
    {
        var terms = words.GroupBy(word => word.Term).ToArray();
        if (Array.TrueForAll(terms, term => term.Count() == 1) && words.All(word => word.Key == word.Lexeme))
            return null;
        return string.Join(" & ", terms.Select(term =>
            $"({string.Join(" <-> ", term.Select(word => Quote(word.Lexeme, isLastBegun && ReferenceEquals(word, words[^1]))))})"));
    }

    private static string Quote(string lexeme, bool isBegun) =>
        $"'{lexeme.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'{(isBegun ? ":*" : "")}";
}

/// <summary>A key without the prefix of its block.</summary>
/// <param name="Text">The key.</param>
/// <param name="IsBegun">Whether it may go on.</param>
internal readonly record struct SearchKey(string Text, bool IsBegun);
