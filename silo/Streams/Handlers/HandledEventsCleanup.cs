using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Streams.Handlers;

/// <summary>Forgets, once an hour, what handlers did longer ago than <see cref="EventStreamOptions.HandledRetention"/>.</summary>
public sealed partial class HandledEventsCleanup(
    NpgsqlDataSource database, IOptions<EventStreamOptions> options, TimeProvider time, ILogger<HandledEventsCleanup> logger) : BackgroundService
{
    // Small enough to hold up nobody. Several silos may clean at once: each takes rows that the others have not locked.
    private const int AtOnce = 5000;

    private const string Sql = """
        delete from events_handled where (handler, event_id) in (
            select handler, event_id from events_handled where handled_at < clock_timestamp() - $1 order by handled_at limit $2
            for update skip locked)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes what is old now.</summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Value.HandledRetention });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtOnce });
            var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            total += deleted;
            if (deleted < AtOnce)
                return total;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogCleaned(await CleanAsync(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Forgot {Rows} handled events")]
    private partial void LogCleaned(int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handled events were not cleaned up, which is tried again in an hour: {Problem}")]
    private partial void LogFailed(string problem);
}
