using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Database.Locking;

/// <summary>
/// Keeps two runtimes from serving one database at once. An embedded runtime holds a lock of the database alone, silos
/// of Orleans hold it together; who cannot have it does not start. The lock is held by a connection of its own: when
/// that is lost the <see cref="DatabaseGate"/> closes until a new one holds the lock again, and if another runtime took
/// it meanwhile this process stops. Transactions under way at that moment end by themselves, within the command time-out.
/// </summary>
public sealed partial class RuntimeLock(
    StartupConnector connector,
    NpgsqlDataSourceFactory factory,
    NpgsqlDataSource pool,
    DatabaseGate gate,
    IOptions<RuntimeLockOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RuntimeLock> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Tells this process's sessions from those of another one.
    private readonly string _purpose = $"lock-{options.Value.Runtime.ToString().ToLowerInvariant()}-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly bool _shared = options.Value.Runtime == ServingRuntime.Orleans;
    private readonly CancellationTokenSource _stopping = new();
    private NpgsqlConnection? _connection;
    private Task _watching = Task.CompletedTask;

    /// <summary>Whether another runtime took the database, which is why this process stops.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>Takes the lock before anything else of the host starts.</summary>
    /// <exception cref="RuntimeLockException">Another runtime has it and keeps it.</exception>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        gate.Close("The process does not hold the runtime lock of the database yet.");
        _connection = await connector.OpenAsync(_purpose, cancellationToken);
        await TakeAsync(_connection, cancellationToken);
        gate.Open();
        LogTaken(options.Value.Runtime);
        _watching = WatchAsync(_connection);
    }

    /// <summary>Frees the lock after everything else of the host has stopped.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; !await AdvisoryLock.Runtime.TryTakeAsync(connection, _shared, cancellationToken); attempt++)
        {
            var holders = await AdvisoryLock.Runtime.DescribeHoldersAsync(connection, cancellationToken);
            if (time.GetElapsedTime(began) >= options.Value.Wait)
                throw new RuntimeLockException(
                    $"The database {connection.Database} on {connection.Host}:{connection.Port} is served by another runtime: {holders}. " +
                    "Stop it first: an embedded runtime must be alone, and silos share a database with silos only.");
            if (attempt == 1)
                LogWaiting(holders);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    // Waiting for a notification, which never comes, ends at once when the server closes the connection.
    private async Task WatchAsync(NpgsqlConnection connection)
    {
        try
        {
            while (true)
            {
                try
                {
                    await connection.WaitAsync(_stopping.Token);
                }
                catch (Exception e) when (!_stopping.IsCancellationRequested)
                {
                    LogLost(e.Message);
                    gate.Close("The process has lost the runtime lock of the database and is taking it again.");
                    pool.Clear();
                    await connection.DisposeAsync();
                    if (await RetakeAsync() is not { } retaken)
                        return;
                    _connection = connection = retaken;
                    gate.Open();
                    LogRetaken();
                }
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The wait was given up.
        }
    }

    // Null when another runtime has the lock.
    private async Task<NpgsqlConnection?> RetakeAsync()
    {
        while (true)
        {
            var connection = factory.CreateDedicated(_purpose);
            try
            {
                await connection.OpenAsync(_stopping.Token);
                if (await AdvisoryLock.Runtime.TryTakeAsync(connection, _shared, _stopping.Token))
                    return connection;
                if (await FindOtherAsync(connection) is { } other)
                {
                    await connection.DisposeAsync();
                    Stop(other);
                    return null;
                }
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                LogRetrying(DatabaseErrors.IsUnavailable(e) ? LogLevel.Debug : LogLevel.Warning, e.Message);
            }

            await connection.DisposeAsync();
            await Task.Delay(Pause, time, _stopping.Token);
        }
    }

    // Our own lost session may live on in the server where the network broke, not the session: end it.
    private async Task<LockHolder?> FindOtherAsync(NpgsqlConnection connection)
    {
        var ownName = new NpgsqlConnectionStringBuilder(connection.ConnectionString).ApplicationName;
        foreach (var holder in await AdvisoryLock.Runtime.FindHoldersAsync(connection, _stopping.Token))
        {
            if (holder.ApplicationName != ownName)
                return holder;
            await using var terminate = new NpgsqlCommand("select pg_terminate_backend($1)", connection);
            terminate.Parameters.Add(new() { Value = holder.ProcessId });
            await terminate.ExecuteNonQueryAsync(_stopping.Token);
        }

        return null;
    }

    private void Stop(LockHolder other)
    {
        IsTakenOver = true;
        gate.Close($"The database is served by another runtime now: {other}.");
        LogTakenOver(other);
        lifetime.StopApplication();
    }
}
