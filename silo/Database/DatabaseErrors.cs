using System.Net.Sockets;
using InstaHub.GrainInterfaces.Common;
using Npgsql;

namespace InstaHub.Silo.Database;

/// <summary>Tells errors of a database that is away from errors of a statement.</summary>
public static class DatabaseErrors
{
    /// <summary>
    /// Whether <paramref name="exception"/>, or what caused it, says that the database could not be reached or refused
    /// to serve anyone: answered as 503, and worth another try. False for a statement the server rejected, for a
    /// conflict (deadlock, serialization), and for a caller who gave up.
    /// </summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        DatabaseUnavailableException or UnavailableException => true,
        PostgresException postgres => IsUnavailableState(postgres.SqlState),
        NpgsqlException { InnerException: IOException or TimeoutException } => true,
        SocketException => true,
        AggregateException aggregate => aggregate.InnerExceptions.Any(IsUnavailable),
        _ => IsUnavailable(exception.InnerException),
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static bool IsUnavailableState(string sqlState) =>
        sqlState.StartsWith("08", StringComparison.Ordinal) // connection exception
        || sqlState.StartsWith("53", StringComparison.Ordinal) // insufficient resources: connections, memory, disk
        || sqlState is PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or "57P05" // idle session timeout: the connection is gone, the statement was not run
            or PostgresErrorCodes.ReadOnlySqlTransaction; // a primary that has become a standby
}
