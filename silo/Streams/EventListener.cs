using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Streams;

/// <summary>Wakes this process's readers when another process has committed events: listens on a connection of its own.</summary>
public sealed partial class EventListener(
    NpgsqlDataSourceFactory factory, EventSignal signal, IOptions<EventOptions> options, TimeProvider time, ILogger<EventListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.NotifyOtherProcesses)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                LogFailed(e.Message);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = factory.CreateDedicated("listen");
        connection.Notification += (_, notification) => signal.Set(QueueSet.Parse(notification.Payload));
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"listen {EventNotifier.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);

        // What was committed before is found by a look at every queue.
        signal.Set(new QueueSet(ulong.MaxValue));
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not told of other processes' events at the moment, which are found by looking: {Problem}")]
    private partial void LogFailed(string problem);
}
