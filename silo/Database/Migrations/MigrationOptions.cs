using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>How migrations run; configuration section <c>Database:Migrations</c>.</summary>
public sealed class MigrationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database:Migrations";

    /// <summary>Longest wait for another process that is migrating this database. Up to 1 day. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Longest wait for a lock inside a migration. Whoever comes after it in the lock's queue waits as long, so it is
    /// short, and the migration is tried again. 1 ms to 10 min. Default 3 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a migration is tried that does not get its locks. Default 20.</summary>
    [Range(1, 1000)]
    public int LockAttempts { get; set; } = 20;

    /// <summary>
    /// Longest run of one statement inside a transaction; statements outside one run as long as they need. 1 s to
    /// 1 day. Default 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>Checks <see cref="MigrationOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class MigrationOptionsValidator : IValidateOptions<MigrationOptions>;
