using InstaHub.Grains.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="IAuditTrail"/>
internal sealed class AuditTrail(NpgsqlDataSource database) : IAuditTrail
{
    // Both rows by one statement: handled and noted, or neither.
    private const string Append =
        """
        with once as (
            insert into events_handled (handler, event_id) values ($1, $2) on conflict do nothing returning event_id
        )
        insert into audit_log (event_id, user_id, act, happened_at, session_id, address, device)
        select event_id, $3, $4, $5, $6, $7, $8 from once
        """;

    private const string KeepNewest =
        """
        delete from audit_log where event_id = any(array(
            select event_id from audit_log where user_id = $1 order by happened_at desc, event_id desc offset $2))
        """;

    public async Task AppendAsync(string handler, AuditEntry entry, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Append)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = handler },
                new NpgsqlParameter<Guid> { TypedValue = entry.EventId },
                new NpgsqlParameter<Guid> { TypedValue = entry.UserId },
                new NpgsqlParameter<string> { TypedValue = entry.Act },
                new NpgsqlParameter<DateTime> { TypedValue = entry.HappenedAt.UtcDateTime },
                new NpgsqlParameter { Value = (object?)entry.SessionId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new NpgsqlParameter<string> { TypedValue = entry.Address },
                new NpgsqlParameter<string> { TypedValue = entry.Device },
            },
        });
        batch.BatchCommands.Add(new(KeepNewest)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = entry.UserId }, new NpgsqlParameter<int> { TypedValue = AuditEntry.MaxPerUser } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
