using System.Security.Cryptography;
using System.Text;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>The series of migrations; each is numbered by itself, and they run in this order.</summary>
public enum MigrationPhase
{
    /// <summary>What Orleans' ADO.NET providers need. Old processes go on working.</summary>
    Orleans,

    /// <summary>Adds what a new build needs. Old processes go on working.</summary>
    Expand,

    /// <summary>Takes away what only old builds needed. Run on request, when none of them runs any more.</summary>
    Contract,
}

/// <summary>One change of the schema: one SQL file.</summary>
/// <param name="Phase">The series it belongs to.</param>
/// <param name="Number">Its place in the series, from 1.</param>
/// <param name="Name">The file's name without number and ending.</param>
/// <param name="Sql">The file's text.</param>
public sealed record Migration(MigrationPhase Phase, int Number, string Name, string Sql)
{
    /// <summary>The first line of a file whose statements each run by themselves, in no transaction.</summary>
    public const string NoTransactionMark = "-- no transaction";

    /// <summary>SHA-256 of the text with line ends made one, in lower-case hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OneLineEnd(Sql))));

    /// <summary>Whether the file carries <see cref="NoTransactionMark"/>.</summary>
    public bool OutsideTransaction { get; } =
        OneLineEnd(Sql).Split('\n', 2)[0].Trim().Equals(NoTransactionMark, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The statements of a file outside a transaction: each ends with a semicolon at the end of a line. The server
    /// would take several sent together for one transaction.
    /// </summary>
    public IEnumerable<string> Statements =>
        OneLineEnd(Sql).Split(";\n").Select(statement => statement.Trim()).Where(HasCode);

    /// <summary>The file, e.g. <c>expand/0001_events.sql</c>.</summary>
    public override string ToString() => $"{Phase.ToFolder()}/{Number:D4}_{Name}.sql";

    private static bool HasCode(string statement) =>
        statement.Split('\n').Any(line => line.Trim() is { Length: > 0 } code && !code.StartsWith("--", StringComparison.Ordinal));

    private static string OneLineEnd(string text) => text.ReplaceLineEndings("\n");
}

/// <summary>Names of <see cref="MigrationPhase"/> in folders and in the database.</summary>
public static class MigrationPhases
{
    /// <summary><c>orleans</c>, <c>expand</c> or <c>contract</c>.</summary>
    public static string ToFolder(this MigrationPhase phase) => phase switch
    {
        MigrationPhase.Orleans => "orleans",
        MigrationPhase.Expand => "expand",
        MigrationPhase.Contract => "contract",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };
}
