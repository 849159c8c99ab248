namespace InstaHub.Silo.Database;

/// <summary>The database cannot be used at the moment; trying again later is right.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
