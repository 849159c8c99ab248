namespace InstaHub.Silo.Database.Migrations;

public sealed partial class Migrator
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for another process that is migrating the database")]
    private partial void LogWaiting();

    [LoggerMessage(Level = LogLevel.Information, Message = "Applying the migration {Migration}")]
    private partial void LogApplying(Migration migration);

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the migration {Migration} in {Duration}")]
    private partial void LogApplied(Migration migration, TimeSpan duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The migration {Migration} did not get its locks, attempt {Attempt} of {Attempts}")]
    private partial void LogLocked(Migration migration, int attempt, int attempts);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database has {Migration} of a newer build; this build runs on it")]
    private partial void LogNewer(AppliedMigration migration);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} contract migrations wait for `migrate --contract`, to be run when no older build runs any more")]
    private partial void LogContractWaits(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The schema is up to date, {Count} migrations applied")]
    private partial void LogDone(int count);
}
