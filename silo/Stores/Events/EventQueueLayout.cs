using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// Sees to it that all processes, and all times, agree on how many queues there are: the rows of <c>event_queues</c>, made by the
/// first process that serves the database. A process with another <see cref="EventOptions.Queues"/> does not start. To change the
/// number: stop all processes, run the SQL of <see cref="ChangeSql"/>, change the option, start.
/// </summary>
public sealed class EventQueueLayout(NpgsqlDataSource database, IOptions<EventOptions> options) : IHostedLifecycleService
{
    /// <summary>Moves the events that wait to where readers of <paramref name="queues"/> queues look for them.</summary>
    public static string ChangeSql(int queues) =>
        $"begin; update events set queue = partition % {queues}; delete from event_queues; commit;";

    /// <exception cref="InvalidOperationException">The database has another number of queues.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into event_queues (queue) select generate_series(0, $1 - 1) where not exists (select from event_queues) on conflict do nothing")
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = options.Value.Queues } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select count(*) from event_queues"));
        var there = (long)(await batch.ExecuteScalarAsync(cancellationToken))!;
        if (there != options.Value.Queues)
        {
            throw new InvalidOperationException(
                $"{EventOptions.Section}:{nameof(EventOptions.Queues)} is {options.Value.Queues}, and the database has {there} queues. " +
                $"To change their number, stop all processes and run: {ChangeSql(options.Value.Queues)}");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
