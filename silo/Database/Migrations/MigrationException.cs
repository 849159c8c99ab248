namespace InstaHub.Silo.Database.Migrations;

/// <summary>The schema cannot be brought to what this build needs; the message says why and what to do.</summary>
public sealed class MigrationException(string message, Exception? innerException = null)
    : Exception(message, innerException);
