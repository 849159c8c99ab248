using InstaHub.Silo.Database;
using Npgsql;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>How far a transaction had come when it failed.</summary>
internal enum CommitStage
{
    /// <summary>Nothing was sent.</summary>
    Preparing,

    /// <summary>There is no connection yet, or it does not know the statements yet.</summary>
    Connecting,

    /// <summary>The statements, and with them the order to commit, were being sent.</summary>
    Sent,

    /// <summary>Some answer has come.</summary>
    Reading,

    /// <summary>All statements have been executed: what comes now is the commit.</summary>
    Executed,
}

/// <summary>What a failed transaction means for its operations.</summary>
internal enum CommitFailure
{
    /// <summary>Not committed, because of some row.</summary>
    BadRow,

    /// <summary>Not committed, through no fault of the rows: trying again at once is right.</summary>
    Retry,

    /// <summary>Not committed: the database cannot be used at the moment.</summary>
    Unavailable,

    /// <summary>Not committed, and it would not be another time.</summary>
    Rejected,

    /// <summary>Committed or not.</summary>
    Unknown,
}

/// <summary>Tells what an error of a transaction means.</summary>
internal static class CommitFailures
{
    /// <summary>Tells what <paramref name="exception"/>, thrown when a transaction had come to <paramref name="stage"/>, means.</summary>
    public static CommitFailure Classify(Exception exception, CommitStage stage) => stage switch
    {
        CommitStage.Preparing => CommitFailure.BadRow,
        _ when exception is PostgresException refused => Classify(refused, stage),
        CommitStage.Connecting => DatabaseErrors.IsUnavailable(exception) ? CommitFailure.Unavailable : CommitFailure.Rejected,
        // Values that cannot be encoded are found before the last message, the order to commit, is sent.
        CommitStage.Sent when exception is ArgumentException or InvalidCastException or FormatException or OverflowException => CommitFailure.BadRow,
        _ => CommitFailure.Unknown,
    };

    private static CommitFailure Classify(PostgresException exception, CommitStage stage)
    {
        // An ERROR is a rollback, at the commit too. The end of the session is none when the commit may have come before it.
        if (stage == CommitStage.Executed && exception.InvariantSeverity != "ERROR")
            return CommitFailure.Unknown;

        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        return exception.SqlState switch
        {
            PostgresErrorCodes.StatementCompletionUnknown => CommitFailure.Unknown,
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => CommitFailure.Retry,
            ['4', '0', ..] => CommitFailure.Retry, // serialization failure, deadlock
            ['2', '2', ..] or ['2', '3', ..] => CommitFailure.BadRow, // data exception, constraint violation
            _ => DatabaseErrors.IsUnavailable(exception) ? CommitFailure.Unavailable : CommitFailure.Rejected,
        };
    }
}
