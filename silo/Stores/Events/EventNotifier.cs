using InstaHub.Silo.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// Tells readers in other processes that events have been committed: <c>NOTIFY instahub_events, '&lt;<see cref="QueueSet"/>&gt;'</c>
/// on a connection of its own, never in a writing transaction, where it would hold up every other commit. What comes while one
/// is under way, or sooner than <see cref="EventOptions.NotifyInterval"/> after it, goes into the next. Best effort: readers also
/// look by themselves.
/// </summary>
public sealed partial class EventNotifier(
    NpgsqlDataSourceFactory factory, IOptions<EventOptions> options, TimeProvider time, ILogger<EventNotifier> logger) : IAsyncDisposable
{
    /// <summary>What to <c>LISTEN</c> to.</summary>
    public const string Channel = "instahub_events";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private ulong _pending;
    private Task? _sending;
    private NpgsqlConnection? _connection;

    /// <summary>Says that <paramref name="queues"/> have new events; returns at once.</summary>
    public void Notify(QueueSet queues)
    {
        if (!options.Value.NotifyOtherProcesses)
            return;
        lock (_lock)
        {
            _pending |= queues.Bits;
            if (_pending != 0 && !_stopping.IsCancellationRequested)
                _sending ??= Task.Run(SendAsync);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task? sending;
        lock (_lock)
        {
            _stopping.Cancel();
            sending = _sending;
        }

        if (sending is not null)
            await sending;
        await CloseAsync();
    }

    private async Task SendAsync()
    {
        try
        {
            while (Take() is { IsEmpty: false } queues)
            {
                if (await TrySendAsync(queues))
                    await Task.Delay(options.Value.NotifyInterval, time, _stopping.Token);
                else
                    await Task.Delay(Pause, time, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
    }

    // When there is nothing left the next Notify begins anew.
    private QueueSet Take()
    {
        lock (_lock)
        {
            var queues = new QueueSet(_pending);
            _pending = 0;
            if (queues.IsEmpty)
                _sending = null;
            return queues;
        }
    }

    private async Task<bool> TrySendAsync(QueueSet queues)
    {
        try
        {
            if (_connection is null)
            {
                _connection = factory.CreateDedicated("events");
                await _connection.OpenAsync(_stopping.Token);
            }

            await using var command = new NpgsqlCommand($"notify {Channel}, '{queues}'", _connection);
            await command.ExecuteNonQueryAsync(_stopping.Token);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e.Message);
            await CloseAsync();
            lock (_lock)
                _pending |= queues.Bits;
            return false;
        }
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other processes are not told of new events at the moment: {Problem}")]
    private partial void LogFailed(string problem);
}
