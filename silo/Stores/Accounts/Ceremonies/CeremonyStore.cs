using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts.Ceremonies;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Accounts.Ceremonies;

/// <inheritdoc cref="ICeremonyStore"/>
internal sealed class CeremonyStore(NpgsqlDataSource database) : ICeremonyStore
{
    public async Task AddAsync(byte[] handleHash, CeremonyPurpose purpose, Ceremony ceremony, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
                "insert into ceremonies (handle_hash, purpose, user_id, state, expires_at) values ($1, $2, $3, $4, $5) on conflict do nothing")
            .With(handleHash).With((short)purpose).OrNull(ceremony.UserId, NpgsqlDbType.Uuid).With(ceremony.State).At(ceremony.ExpiresAt);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Ceremony?> TakeAsync(byte[] handleHash, CeremonyPurpose purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
                "delete from ceremonies where handle_hash = $1 and purpose = $2 and expires_at > $3 returning user_id, state, expires_at")
            .With(handleHash).With((short)purpose).At(now);
        var taken = await command.ReadAllAsync(
            row => new Ceremony(row.IsDBNull(0) ? null : row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
        return taken.SingleOrDefault();
    }
}
