using InstaHub.GrainInterfaces.Events;
using InstaHub.Silo.Database;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Streams.Queues;

/// <summary>The SQL of one reader of one queue.</summary>
internal sealed class EventQueueStore(NpgsqlDataSource database, short queue, string owner, TimeSpan lease)
{
    private const string TakeSql = """
        update event_queues set owner = $2, epoch = epoch + 1, lease_until = clock_timestamp() + $3
        where queue = $1 and lease_until <= clock_timestamp()
        returning epoch
        """;

    private const string RemainingSql =
        "select greatest(lease_until - clock_timestamp(), interval '0') from event_queues where queue = $1 and isfinite(lease_until)";

    private const string RenewSql =
        "update event_queues set lease_until = clock_timestamp() + $4 where queue = $1 and owner = $2 and epoch = $3";

    private const string ReleaseSql =
        "update event_queues set owner = '', lease_until = '-infinity' where queue = $1 and owner = $2 and epoch = $3";

    // To have deleted an event twice costs nothing, to wait for the disk costs.
    private const string SettingsSql = $"select {TransactionSettings.DoNotFlush}, {TransactionSettings.KeepPlans}";

    private const string DeleteSql = """
        delete from events
        where queue = $1 and position = any($4)
            and exists (select from event_queues q where q.queue = $1 and q.owner = $2 and q.epoch = $3)
        """;

    private const string StateSql = """
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
            exists (select from event_queues q where q.queue = $1 and q.owner = $2 and q.epoch = $3)
        """;

    // "not in" is a filter with a hash table, whatever is estimated: the rows come in the order of the index.
    private const string ReadSql = """
        select position, partition, id, namespace, key, type, payload, occurred_at
        from events
        where queue = $1 and position > $2 and position not in (select unnest($3))
        order by position
        limit $4
        """;

    private const string BacklogSql = """
        select count(*), coalesce(extract(epoch from clock_timestamp() - min(committed_at)), 0)::double precision
        from (select committed_at from events where queue = $1 order by position limit $2) waiting
        """;

    /// <summary>Takes the queue if its lease has lapsed.</summary>
    /// <returns>The new epoch, or null and how long the other reader's lease still runs.</returns>
    public async Task<(long? Epoch, TimeSpan Remaining)> TryTakeAsync(CancellationToken cancellationToken)
    {
        await using var take = database.CreateCommand(TakeSql);
        take.Parameters.Add(Parameter(queue));
        take.Parameters.Add(Parameter(owner));
        take.Parameters.Add(Parameter(lease));
        if (await take.ExecuteScalarAsync(cancellationToken) is long epoch)
            return (epoch, default);

        await using var remaining = database.CreateCommand(RemainingSql);
        remaining.Parameters.Add(Parameter(queue));
        return (null, await remaining.ExecuteScalarAsync(cancellationToken) as TimeSpan? ?? default);
    }

    /// <summary>Gives the queue back after a last delete.</summary>
    public async Task ReleaseAsync(long epoch, long[] done, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (done.Length > 0)
            AddDelete(batch, epoch, done);
        batch.BatchCommands.Add(Fenced(ReleaseSql, epoch));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Renews, deletes and reads, what is asked for of these, in one transaction.</summary>
    public async Task<EventQueueAnswer> ExecuteAsync(EventQueueRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        if (request.Renew)
            batch.BatchCommands.Add(Fenced(RenewSql, request.Epoch, Parameter(lease)));
        if (request.Done.Length > 0)
            AddDelete(batch, request.Epoch, request.Done);
        batch.BatchCommands.Add(Fenced(StateSql, request.Epoch));
        if (request.Read is { } read)
        {
            var command = new NpgsqlBatchCommand(ReadSql);
            command.Parameters.Add(Parameter(queue));
            command.Parameters.Add(Parameter(read.After));
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = read.InHand, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            command.Parameters.Add(Parameter(read.Limit));
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (request.Done.Length > 0)
            await reader.NextResultAsync(cancellationToken); // set_config
        await reader.ReadAsync(cancellationToken);
        var answer = new EventQueueAnswer(reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2), []);
        if (request.Read is not null && await reader.NextResultAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                answer.Rows.Add(ReadRow(reader));
        }

        // An error of the commit itself comes last.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return answer;
    }

    /// <summary>How many events wait, up to <paramref name="most"/>, and how many seconds ago the oldest was written.</summary>
    public async Task<(long Waiting, double OldestSeconds)> ReadBacklogAsync(int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(BacklogSql);
        command.Parameters.Add(Parameter(queue));
        command.Parameters.Add(Parameter(most));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetDouble(1));
    }

    private static EventRow ReadRow(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt16(1),
        new DomainEvent(
            reader.GetGuid(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetString(5),
            reader.GetFieldValue<byte[]>(6),
            new DateTimeOffset(reader.GetDateTime(7), TimeSpan.Zero)));

    private static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };

    private void AddDelete(NpgsqlBatch batch, long epoch, long[] done)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SettingsSql));
        batch.BatchCommands.Add(Fenced(DeleteSql, epoch, Parameter(done)));
    }

    private NpgsqlBatchCommand Fenced(string sql, long epoch, NpgsqlParameter? last = null)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(Parameter(queue));
        command.Parameters.Add(Parameter(owner));
        command.Parameters.Add(Parameter(epoch));
        if (last is not null)
            command.Parameters.Add(last);
        return command;
    }
}
