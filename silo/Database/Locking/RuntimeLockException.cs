namespace InstaHub.Silo.Database.Locking;

/// <summary>Another runtime serves the database; the message names it.</summary>
public sealed class RuntimeLockException(string message) : Exception(message);
