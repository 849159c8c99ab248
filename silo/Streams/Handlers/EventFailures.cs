using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Common;
using InstaHub.Grains.Events;
using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Streams.Handlers;

/// <inheritdoc/>
public sealed class EventFailures(NpgsqlDataSource database, IOptions<EventOptions> options, DatabaseHealth health, TimeProvider time) : IEventFailures
{
    private const string BurySql = """
        insert into events_dead (id, handler, queue, position, namespace, partition, key, type, payload, occurred_at, failures, error)
        select id, $3, queue, position, namespace, partition, key, type, payload, occurred_at, $4, $5 from events where queue = $1 and id = $2
        on conflict (id, handler) do nothing
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool IsUnavailable(Exception exception)
    {
        health.ReportFailure(exception);

        // Handlers tolerate repetition: what may have been committed is done again.
        return exception is UnknownOutcomeException || DatabaseErrors.IsUnavailable(exception);
    }

    /// <inheritdoc/>
    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(_ => timeout.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteNonQueryAsync(timeout.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            health.ReportFailure(e);
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task BuryAsync(DomainEvent domainEvent, string handler, int failures, string error, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(BurySql);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = options.Value.QueueOf(domainEvent.Partition) });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = domainEvent.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = handler });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = failures });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = error.Replace('\0', ' ') });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
