using Npgsql;

namespace InstaHub.Silo.Streams.Handlers;

/// <summary>
/// Lets an effect in SQL happen once for each event, however often that is delivered: the effect's transaction also records
/// (handler, event id).
/// </summary>
public static class HandledEvents
{
    /// <summary>
    /// Records many at once: <c>$1</c> is the handler, <c>$2</c> the event ids as an array. Gives back the ids that are new. To be
    /// the first part of a <c>with</c> statement whose effect joins it.
    /// </summary>
    public const string RecordSql =
        "insert into events_handled (handler, event_id) select $1, id from unnest($2::uuid[]) as id order by id on conflict do nothing returning event_id";

    /// <summary>
    /// Records in the transaction of <paramref name="connection"/> that <paramref name="handler"/> has had its effect.
    /// </summary>
    /// <returns>
    /// False when it had it before: then do nothing. A transaction that does the same at this time is waited for.
    /// </returns>
    public static async Task<bool> TryRecordAsync(NpgsqlConnection connection, string handler, Guid eventId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("insert into events_handled (handler, event_id) values ($1, $2) on conflict do nothing", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = handler });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = eventId });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Runs <paramref name="effect"/> in a transaction of its own, once for this handler and event.</summary>
    /// <returns>Whether it was run now.</returns>
    public static async Task<bool> RunOnceAsync(
        NpgsqlDataSource database, string handler, Guid eventId, Func<NpgsqlConnection, CancellationToken, Task> effect, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await TryRecordAsync(connection, handler, eventId, cancellationToken))
            return false;
        await effect(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
