using Npgsql;

namespace InstaHub.Silo.Database.Locking;

/// <summary>
/// A session-level advisory lock of the database: held by a connection until it closes, seen in <c>pg_locks</c>.
/// </summary>
/// <param name="Number">Tells InstaHub's locks apart.</param>
public sealed record AdvisoryLock(int Number)
{
    // The first half of the key; the second is the number. ASCII "IHub".
    private const int Class = 0x49487562;

    /// <summary>Held by the process that migrates.</summary>
    public static readonly AdvisoryLock Migration = new(1);

    /// <summary>Held by the processes that serve the database; see <see cref="RuntimeLock"/>.</summary>
    public static readonly AdvisoryLock Runtime = new(2);

    private static readonly string SelectHolders = SqlFiles.Read("Locking/holders.sql");

    /// <summary>Takes the lock if nobody holds it in a way that excludes this; does not wait.</summary>
    public async Task<bool> TryTakeAsync(NpgsqlConnection connection, bool shared, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            shared ? "select pg_try_advisory_lock_shared($1, $2)" : "select pg_try_advisory_lock($1, $2)", connection);
        command.Parameters.Add(new() { Value = Class });
        command.Parameters.Add(new() { Value = Number });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The other sessions that hold the lock.</summary>
    public async Task<IReadOnlyList<LockHolder>> FindHoldersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectHolders, connection);
        command.Parameters.AddWithValue("class", Class);
        command.Parameters.AddWithValue("number", Number);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var holders = new List<LockHolder>();
        while (await reader.ReadAsync(cancellationToken))
            holders.Add(new LockHolder(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return holders;
    }

    /// <summary>The other sessions that hold the lock, for a message.</summary>
    public async Task<string> DescribeHoldersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var holders = await FindHoldersAsync(connection, cancellationToken);
        return holders.Count == 0 ? "nobody any more" : string.Join(", ", holders);
    }
}

/// <summary>A session that holds an <see cref="AdvisoryLock"/>.</summary>
/// <param name="ProcessId">Of the server's process, as in <c>pg_stat_activity</c>.</param>
/// <param name="ApplicationName">The name the session gave itself.</param>
/// <param name="Client">Its address, or <c>local</c>.</param>
public sealed record LockHolder(int ProcessId, string ApplicationName, string Client)
{
    /// <summary>E.g. <c>instahub-lock-orleans-3f… from 10.0.0.7 (server process 4711)</c>.</summary>
    public override string ToString() => $"{ApplicationName} from {Client} (server process {ProcessId})";
}
