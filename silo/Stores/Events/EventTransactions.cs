using InstaHub.Grains.Events;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// Writes that are too rare or too manifold for a group commit: a transaction of its own, in which rows and their events are
/// written, and whose readers are woken after the commit.
/// </summary>
internal sealed class EventTransactions(NpgsqlDataSource database, EventWakeUp wakeUp, IOptions<EventOptions> options, IEnumerable<ICommittedEvents> listeners)
{
    private readonly ICommittedEvents[] _listeners = [.. listeners];

    /// <summary>Runs <paramref name="work"/>, inserts the events that it added, commits, and tells of them those who are told at once. When it throws, nothing is committed.</summary>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, EventRows, Task<T>> work, CancellationToken cancellationToken)
    {
        var events = new EventRows(options.Value);
        T outcome;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            outcome = await work(connection, events);
            if (events.Count > 0)
            {
                await using var insert = new NpgsqlCommand(EventRows.InsertSql(firstParameter: 1), connection);
                events.AddParameters(insert.Parameters);
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }
            // Not broken off: nobody could say whether it had been committed.
            await transaction.CommitAsync(CancellationToken.None);
        }
        wakeUp.Wake(events.Queues);
        if (events.Count > 0)
        {
            foreach (var listener in _listeners)
                await listener.CommittedAsync(events.All);
        }
        return outcome;
    }
}
