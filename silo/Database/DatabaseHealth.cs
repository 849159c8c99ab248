using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Database;

/// <summary>
/// Knows whether the database can be used, without asking it for every request: a connection of its own asks each
/// <see cref="DatabaseOptions.ProbeInterval"/>, not while successes are reported, and at once when a failure is.
/// </summary>
public sealed partial class DatabaseHealth(
    NpgsqlDataSourceFactory factory,
    NpgsqlDataSource pool,
    DatabaseGate gate,
    IOptions<DatabaseOptions> options,
    TimeProvider time,
    ILogger<DatabaseHealth> logger) : IHostedLifecycleService, IAsyncDisposable
{
    // However many failures are reported, probes keep this distance.
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _suspected = NewSignal();
    private string? _problem = "it has not been asked yet";
    private long _lastSuccess;
    private NpgsqlConnection? _connection;
    private Task _probing = Task.CompletedTask;

    /// <summary>Whether requests that need the database can be served.</summary>
    public bool IsAvailable => Problem is null;

    /// <summary>Why the database cannot be used, for operators; null while it can.</summary>
    public string? Problem => Volatile.Read(ref _problem) ?? gate.ClosedBecause;

    /// <summary>Says that a statement has just succeeded: no probe is needed for a while.</summary>
    public void ReportSuccess() => Volatile.Write(ref _lastSuccess, time.GetTimestamp());

    /// <summary>
    /// Says that a statement has just failed. Where the database itself may be the reason it is asked at once;
    /// <see cref="IsAvailable"/> changes with its answer.
    /// </summary>
    public void ReportFailure(Exception exception)
    {
        if (IsAvailable && DatabaseErrors.IsUnavailable(exception))
            Volatile.Read(ref _suspected).TrySetResult();
    }

    /// <summary>Asks for the first time and then goes on asking.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await ProbeAsync(cancellationToken);
        _probing = ProbeOnAsync();
    }

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _probing;
        await CloseAsync();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ProbeOnAsync()
    {
        var interval = options.Value.ProbeInterval;
        try
        {
            while (true)
            {
                await Task.Delay(Distance, time, _stopping.Token);
                await Task.WhenAny(Task.Delay(interval - Distance, time, _stopping.Token), _suspected.Task);
                _stopping.Token.ThrowIfCancellationRequested();
                if (_suspected.Task.IsCompleted)
                    Volatile.Write(ref _suspected, NewSignal());
                else if (_problem is null && time.GetElapsedTime(Volatile.Read(ref _lastSuccess)) < interval)
                    continue;
                await ProbeAsync(_stopping.Token);
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The probe was given up.
        }
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A session may have been ended where the server is well, so the second answer counts.
            if (_connection is null || !await TryAskAsync(_connection, cancellationToken))
            {
                await CloseAsync();
                _connection = factory.CreateDedicated("health");
                await _connection.OpenAsync(cancellationToken);
                await AskAsync(_connection, cancellationToken);
            }

            ReportSuccess();
            if (Interlocked.Exchange(ref _problem, null) is not null)
                LogAvailable();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref _problem, e.Message) is null)
            {
                LogUnavailable(e.Message);
                // Connections of a server that went away would each fail once after it is back.
                pool.Clear();
            }
        }
    }

    private async Task<bool> TryAskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(connection, cancellationToken);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1", connection);
        command.CommandTimeout = (int)Math.Ceiling(options.Value.ConnectTimeout.TotalSeconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is available")]
    private partial void LogAvailable();

    [LoggerMessage(Level = LogLevel.Error, Message = "The database is unavailable: {Problem}")]
    private partial void LogUnavailable(string problem);
}
