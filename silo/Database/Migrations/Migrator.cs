using System.Globalization;
using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Database.Migrations;

/// <summary>
/// Brings the schema to what this build needs: applies each migration once, in order, under a lock of the database, so
/// that of several processes that start at once one migrates and the others wait and find nothing to do.
/// </summary>
public sealed partial class Migrator(
    StartupConnector connector, MigrationCatalog catalog, IOptions<MigrationOptions> options, TimeProvider time, ILogger<Migrator> logger)
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    private readonly MigrationOptions _options = options.Value;

    /// <summary>Applies what is pending and returns it.</summary>
    /// <param name="contract">
    /// Also the migrations that take away what old builds use. Only when no process of an older build runs.
    /// </param>
    /// <param name="cancellationToken">Stops before the next migration, and breaks off the one under way.</param>
    /// <exception cref="MigrationException">A migration failed, or what has been applied does not fit this build.</exception>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached.</exception>
    public async Task<IReadOnlyList<Migration>> MigrateAsync(bool contract, CancellationToken cancellationToken)
    {
        await using var connection = await connector.OpenAsync("migrate", cancellationToken);
        await LockAsync(connection, cancellationToken); // freed with the connection

        var history = await MigrationHistory.ReadAsync(connection, cancellationToken);
        var pending = new List<Migration>();
        foreach (var phase in Enum.GetValues<MigrationPhase>())
        {
            var plan = MigrationHistory.Plan(catalog, phase, history);
            foreach (var newer in plan.Newer)
                LogNewer(newer);
            if (phase != MigrationPhase.Contract || contract)
                pending.AddRange(plan.Pending);
            else if (plan.Pending.Count > 0)
                LogContractWaits(plan.Pending.Count);
        }

        foreach (var migration in pending)
            await ApplyAsync(connection, migration, cancellationToken);
        LogDone(pending.Count);
        return pending;
    }

    // Asks again and again instead of waiting in the server: a session that waits there holds a snapshot, and
    // "create index concurrently" of the process that has the lock waits for all snapshots.
    private async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; !await AdvisoryLock.Migration.TryTakeAsync(connection, shared: false, cancellationToken); attempt++)
        {
            if (time.GetElapsedTime(began) >= _options.Wait)
                throw new MigrationException(
                    $"Another process has been migrating this database for {_options.Wait}: {await AdvisoryLock.Migration.DescribeHoldersAsync(connection, cancellationToken)}.");
            if (attempt == 1)
                LogWaiting();
            await Task.Delay(LockPause, time, cancellationToken);
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        LogApplying(migration);
        var began = time.GetTimestamp();
        try
        {
            if (migration.OutsideTransaction)
                await RunStatementsAsync(connection, migration, began, cancellationToken);
            else
                await RunTransactionAsync(connection, migration, began, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw new MigrationException($"The migration {migration} failed: {e.Message}", e);
        }

        LogApplied(migration, time.GetElapsedTime(began));
    }

    private async Task RunTransactionAsync(NpgsqlConnection connection, Migration migration, long began, CancellationToken cancellationToken)
    {
        await SetTimeoutsAsync(connection, _options.LockTimeout, _options.StatementTimeout, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            try
            {
                await ExecuteAsync(connection, migration.Sql, cancellationToken);
                await MigrationHistory.RecordAsync(connection, migration, time.GetElapsedTime(began), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < _options.LockAttempts)
            {
                LogLocked(migration, attempt, _options.LockAttempts);
            }
        }
    }

    private async Task RunStatementsAsync(NpgsqlConnection connection, Migration migration, long began, CancellationToken cancellationToken)
    {
        await SetTimeoutsAsync(connection, TimeSpan.Zero, TimeSpan.Zero, cancellationToken);
        foreach (var statement in migration.Statements)
            await ExecuteAsync(connection, statement, cancellationToken);
        await MigrationHistory.RecordAsync(connection, migration, time.GetElapsedTime(began), cancellationToken);
    }

    // Zero is no limit.
    private static async Task SetTimeoutsAsync(
        NpgsqlConnection connection, TimeSpan lockTimeout, TimeSpan statementTimeout, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select set_config('lock_timeout', $1, false), set_config('statement_timeout', $2, false)", connection);
        command.Parameters.Add(new() { Value = Milliseconds(lockTimeout) });
        command.Parameters.Add(new() { Value = Milliseconds(statementTimeout) });
        await command.ExecuteNonQueryAsync(cancellationToken);

        static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // The server limits the time.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
