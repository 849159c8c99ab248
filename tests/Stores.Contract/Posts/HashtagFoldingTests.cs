using System.Text;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Stores.Contract.Posts;

/// <summary>Folding of hashtags against PostgreSQL's own normalization, for all characters that its Unicode knows.</summary>
public sealed class HashtagFoldingTests(AssemblyDatabase assembly)
{
    [Fact]
    public async Task Characters_without_case_are_normalized_as_PostgreSQL_does_it()
    {
        var wrong = new List<string>();
        var checkedCount = 0;
        foreach (var plane in Enumerable.Range(0, 17))
        {
            // With marks of two classes after each, which have to be ordered and composed.
            var rows = await assembly.Database.QueryAsync<string>(
                $"""
                select chr(code) || ' ' || normalize(chr(code) || U&'\0301\0323', nfkc)
                from generate_series({Math.Max(plane << 16, 1)}, {(plane << 16) + 0xFFFF}) as code
                where code not between {0xD800} and {0xDFFF} and unicode_assigned(chr(code))
                """);
            foreach (var row in rows)
            {
                var character = row[..row.IndexOf(' ', 1)];
                if (HasCase(row))
                    continue;
                checkedCount++;
                if (HashtagFolding.Fold(character + "\u0301\u0323") != row[(character.Length + 1)..])
                    wrong.Add($"U+{char.ConvertToUtf32(character, 0):X}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(checkedCount > 100_000, $"{checkedCount} characters were compared.");
    }

    private static bool HasCase(string text) => text.EnumerateRunes().Any(rune =>
        Rune.ToUpperInvariant(rune) != rune || Rune.ToLowerInvariant(rune) != rune || Rune.IsUpper(rune) || Rune.IsLower(rune));
}
