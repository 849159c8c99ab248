using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="ISigningKeyStore"/>
internal sealed class SigningKeyStore(NpgsqlDataSource database, TimeProvider time) : ISigningKeyStore
{
    public async Task AddAsync(VerificationKey key, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("insert into signing_keys (id, public_key, expires_at) values ($1, $2, $3)")
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = key.Id },
                new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = key.PublicKey },
                new NpgsqlParameter<DateTime> { TypedValue = key.ExpiresAt.UtcDateTime },
            },
        });
        // A day more than needed: clocks differ, and a row costs nothing.
        batch.BatchCommands.Add(new("delete from signing_keys where expires_at < clock_timestamp() - interval '1 day'"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<VerificationKey>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, public_key, expires_at from signing_keys where expires_at > $1");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = time.GetUtcNow().UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<VerificationKey>();
        while (await rows.ReadAsync(cancellationToken))
            keys.Add(new VerificationKey(rows.GetString(0), rows.GetFieldValue<byte[]>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return keys;
    }
}
