using InstaHub.GrainInterfaces.Idempotency;
using InstaHub.Grains.Idempotency;
using Npgsql;

namespace InstaHub.Silo.Stores.Idempotency;

/// <inheritdoc cref="IIdempotencyStore"/>
public sealed class IdempotencyStore(NpgsqlDataSource database) : IIdempotencyStore
{
    // One statement: a key that is free becomes the attempt's, and either way the row comes back. The lock that a conflict
    // takes lasts until the statement's end, so two attempts never both find the key free.
    private const string Claim =
        """
        insert into idempotency_keys as k (key, fingerprint, attempt, lease_until, expires_at)
        values ($1, $2, $3, clock_timestamp() + $4, clock_timestamp() + $5)
        on conflict (key) do update set
            fingerprint = case when k.expires_at <= clock_timestamp() then excluded.fingerprint else k.fingerprint end,
            started_at = case when k.expires_at <= clock_timestamp() then excluded.started_at else k.started_at end,
            expires_at = case when k.expires_at <= clock_timestamp() then excluded.expires_at else k.expires_at end,
            status = null, content_type = null, location = null, etag = null, body = null,
            attempt = excluded.attempt,
            lease_until = excluded.lease_until
            where k.expires_at <= clock_timestamp()
                or (k.status is null and k.lease_until <= clock_timestamp() and k.fingerprint = excluded.fingerprint)
        returning attempt, fingerprint, started_at, lease_until - clock_timestamp(), status, content_type, location, etag, body
        """;

    private const string Read =
        """
        select attempt, fingerprint, started_at, lease_until - clock_timestamp(), status, content_type, location, etag, body
        from idempotency_keys where key = $1
        """;

    /// <inheritdoc/>
    public async Task<IdempotencyRecord> ClaimAsync(
        string key, ReadOnlyMemory<byte> fingerprint, Guid attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var claim = database.CreateCommand(Claim);
            AddKey(claim, key).Add(new() { Value = fingerprint });
            claim.Parameters.Add(new() { Value = attempt });
            claim.Parameters.Add(new() { Value = IdempotencyLimits.Lease });
            claim.Parameters.Add(new() { Value = IdempotencyLimits.Lifetime });
            if (await ReadOneAsync(claim, cancellationToken) is { } claimed)
                return claimed;

            await using var read = database.CreateCommand(Read);
            AddKey(read, key);
            if (await ReadOneAsync(read, cancellationToken) is { } taken)
                return taken;
            // It was removed between the two statements: it is free now.
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(string key, Guid attempt)
    {
        await using var command = database.CreateCommand(
            "update idempotency_keys set lease_until = clock_timestamp() + $3 where key = $1 and attempt = $2 and status is null");
        AddKey(command, key).Add(new() { Value = attempt });
        command.Parameters.Add(new() { Value = IdempotencyLimits.Lease });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(string key, Guid attempt, IdempotentAnswer answer)
    {
        await using var command = database.CreateCommand(
            """
            update idempotency_keys set status = $3, content_type = $4, location = $5, etag = $6, body = $7
            where key = $1 and attempt = $2 and status is null
            """);
        AddKey(command, key).Add(new() { Value = attempt });
        command.Parameters.Add(new() { Value = (short)answer.StatusCode });
        AddText(command, answer.ContentType);
        AddText(command, answer.Location);
        AddText(command, answer.ETag);
        command.Parameters.Add(new() { Value = answer.Body });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(string key, Guid attempt)
    {
        // The row stays, and with it the time of the first attempt, which ids are made from.
        await using var command = database.CreateCommand(
            "update idempotency_keys set lease_until = to_timestamp(0) where key = $1 and attempt = $2 and status is null");
        AddKey(command, key).Add(new() { Value = attempt });
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async Task<int> RemoveExpiredAsync(int limit, CancellationToken cancellationToken)
    {
        // Rows that somebody is about to use again are left for the next time.
        await using var command = database.CreateCommand(
            """
            delete from idempotency_keys where key in (
                select key from idempotency_keys where expires_at <= clock_timestamp() order by expires_at limit $1 for update skip locked)
            """);
        command.Parameters.Add(new() { Value = limit });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameterCollection AddKey(NpgsqlCommand command, string key)
    {
        command.Parameters.Add(new() { Value = Convert.FromHexString(key) });
        return command.Parameters;
    }

    private static void AddText(NpgsqlCommand command, string? text) =>
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = text });

    private static async Task<IdempotencyRecord?> ReadOneAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;

        var answer = row.IsDBNull(4)
            ? null
            : new IdempotentAnswer(row.GetInt16(4), TextOf(row, 5), TextOf(row, 6), TextOf(row, 7), row.GetFieldValue<byte[]>(8));
        return new IdempotencyRecord(row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<TimeSpan>(3), answer);
    }

    private static string? TextOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
