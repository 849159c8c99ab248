using System.Globalization;
using System.Text;

namespace InstaHub.Grains.Posts.Text;

/// <summary>
/// Brings hashtags into the one form in which they are compared: compatibility decomposition, full case folding, canonical composition
/// (Unicode's toNFKC_Casefold, UAX #31, but for characters without a width, which some scripts need and are kept). The runtime's own
/// normalization does nothing without ICU, so the tables come from <c>tools/unicode/folding.mjs</c>.
/// </summary>
public static class HashtagFolding
{
    private static readonly FoldingTables Tables = FoldingTables.Load();

    /// <summary>Folds well-formed text.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune.Value, runes);
        Order(runes);
        Compose(runes);
        var folded = new StringBuilder(runes.Count);
        foreach (var rune in runes)
            folded.Append(new Rune(rune).ToString());
        return folded.ToString();
    }

    /// <summary>What one character becomes, not composed; null: it stays as it is.</summary>
    internal static IReadOnlyList<int>? FoldingOf(int rune) => Tables.Folds.GetValueOrDefault(rune);

    private static void Decompose(int rune, List<int> runes)
    {
        if (rune < 0x80)
            runes.Add(rune is >= 'A' and <= 'Z' ? rune | 0x20 : rune);
        else if (Tables.Folds.TryGetValue(rune, out var folded))
            runes.AddRange(folded);
        else if (!Hangul.TryDecompose(rune, runes))
            runes.Add(rune);
    }

    // Marks go in the order of their classes, and stay in theirs where that is the same (Unicode, 3.11).
    private static void Order(List<int> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var mark = ClassOf(runes[i]);
            for (var j = i; mark != 0 && j > 0 && ClassOf(runes[j - 1]) > mark; j--)
                (runes[j - 1], runes[j]) = (runes[j], runes[j - 1]);
        }
    }

    // Each character with the last one before it that has no class, unless something stands between (Unicode, 3.11).
    private static void Compose(List<int> runes)
    {
        var (kept, starter, lastClass) = (0, -1, 0);
        for (var i = 0; i < runes.Count; i++)
        {
            var mark = ClassOf(runes[i]);
            var isNext = starter >= 0 && kept == starter + 1;
            if (starter >= 0 && (isNext || (mark != 0 && lastClass < mark)) && Composed(runes[starter], runes[i]) is { } composed)
            {
                runes[starter] = composed;
                continue;
            }

            if (mark == 0)
                starter = kept;
            lastClass = mark;
            runes[kept++] = runes[i];
        }

        runes.RemoveRange(kept, runes.Count - kept);
    }

    private static int? Composed(int first, int second) =>
        Hangul.Compose(first, second) ?? (Tables.Compositions.TryGetValue((first, second), out var composed) ? composed : null);

    private static int ClassOf(int rune) => rune < 0x300 ? 0 : Tables.Classes.GetValueOrDefault(rune);

    private sealed record FoldingTables(
        Dictionary<int, int[]> Folds, Dictionary<(int First, int Second), int> Compositions, Dictionary<int, byte> Classes)
    {
        public static FoldingTables Load()
        {
            var tables = new FoldingTables([], [], []);
            using var lines = new StreamReader(typeof(HashtagFolding).Assembly.GetManifestResourceStream("folding.txt")!);
            while (lines.ReadLine() is { } line)
                tables.Add(line.Split(' '));
            return tables;
        }

        private void Add(string[] line)
        {
            switch (line[0])
            {
                case "F":
                    Folds.Add(Code(line[1]), [.. line[2..].Select(Code)]);
                    break;
                case "C":
                    Compositions.Add((Code(line[1]), Code(line[2])), Code(line[3]));
                    break;
                case "M":
                    foreach (var mark in line[2..])
                        Classes.Add(Code(mark), byte.Parse(line[1], CultureInfo.InvariantCulture));
                    break;
            }
        }

        private static int Code(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
