namespace InstaHub.Silo.Database.Locking;

public sealed partial class RuntimeLock
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Took the runtime lock of the database for {Runtime}")]
    private partial void LogTaken(ServingRuntime runtime);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the runtime lock of the database, held by {Holders}")]
    private partial void LogWaiting(string holders);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost the runtime lock of the database ({Problem}); nothing is written until it is taken again")]
    private partial void LogLost(string problem);

    [LoggerMessage(Message = "The runtime lock cannot be taken again yet: {Problem}")]
    private partial void LogRetrying(LogLevel level, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took the runtime lock of the database again")]
    private partial void LogRetaken();

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another runtime serves the database now, {Other}; this process stops")]
    private partial void LogTakenOver(LockHolder other);
}
