using System.Globalization;
using System.Text.RegularExpressions;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>The migrations this build knows, in the order they run.</summary>
public sealed partial class MigrationCatalog
{
    private readonly Dictionary<MigrationPhase, Migration[]> _phases = [];

    /// <param name="migrations">In any order.</param>
    /// <exception cref="MigrationException">The numbers of a phase are not 1, 2, 3 … without gap or repetition.</exception>
    public MigrationCatalog(IEnumerable<Migration> migrations)
    {
        var all = migrations.ToLookup(migration => migration.Phase);
        foreach (var phase in Enum.GetValues<MigrationPhase>())
        {
            var ordered = all[phase].OrderBy(migration => migration.Number).ToArray();
            RequireGapless(phase, ordered);
            _phases[phase] = ordered;
        }
    }

    /// <summary>The migrations of one phase, by number.</summary>
    public IReadOnlyList<Migration> this[MigrationPhase phase] => _phases[phase];

    /// <summary>The SQL files built into this assembly.</summary>
    /// <exception cref="MigrationException">A file is not named <c>NNNN_lower_case.sql</c>, or the numbers are wrong.</exception>
    public static MigrationCatalog BuiltIn() => new(
        from phase in Enum.GetValues<MigrationPhase>()
        from file in SqlFiles.InFolder(phase.ToFolder())
        select Parse(phase, file.Name, file.Text));

    /// <summary>Reads one migration from a file's name and text.</summary>
    /// <exception cref="MigrationException">The file is not named <c>NNNN_lower_case.sql</c>.</exception>
    public static Migration Parse(MigrationPhase phase, string fileName, string text)
    {
        var match = FileName().Match(fileName);
        return match.Success
            ? new Migration(phase, int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["name"].Value, text)
            : throw new MigrationException($"The migration {phase.ToFolder()}/{fileName} is not named like 0001_lower_case.sql.");
    }

    private static void RequireGapless(MigrationPhase phase, Migration[] ordered)
    {
        for (var i = 0; i < ordered.Length; i++)
        {
            if (i > 0 && ordered[i].Number == ordered[i - 1].Number)
                throw new MigrationException($"Two migrations have one number: {ordered[i - 1]} and {ordered[i]}.");
            if (ordered[i].Number != i + 1)
                throw new MigrationException($"The migration {phase.ToFolder()}/{i + 1:D4} is missing; the next one is {ordered[i]}.");
        }
    }

    [GeneratedRegex("^(?<number>[0-9]{4})_(?<name>[a-z0-9_]+)\\.sql$")]
    private static partial Regex FileName();
}
