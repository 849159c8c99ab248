using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts.Passkeys;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts.Passkeys;

/// <inheritdoc cref="IPasskeyStore"/>
internal sealed class PasskeyStore(NpgsqlDataSource database, EventTransactions transactions) : IPasskeyStore
{
    private const string Read =
        """
        select id, credential_id, public_key, name, created_at, last_used_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up
        from passkeys where user_id = $1 order by created_at, id
        """;

    // Additions to one account come one after the other, so that they are counted right.
    private const string Lock = "select from accounts where id = $1 for no key update";

    private const string Add =
        """
        insert into passkeys (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (credential_id) do nothing
        """;

    private const string Use =
        """
        update passkeys set sign_count = $3, is_backed_up = $4, last_used_at = $5
        where user_id = $1 and id = $2 and (sign_count < $3 or (sign_count = 0 and $3 = 0))
        """;

    public async Task<IReadOnlyList<Passkey>> ReadAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Read).With(userId);
        return await command.ReadAllAsync(PasskeyOf, cancellationToken);
    }

    public Task<PasskeyOutcome> AddAsync(Guid userId, Passkey passkey, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await using var lockRow = new NpgsqlCommand(Lock, connection).With(userId);
            if ((await lockRow.ReadAllAsync(_ => true, cancellationToken)).Count == 0)
                return PasskeyOutcome.NoUser;
            await using var count = new NpgsqlCommand("select count(*) from passkeys where user_id = $1", connection).With(userId);
            if ((long)(await count.ExecuteScalarAsync(cancellationToken))! >= Passkey.MaxPerUser)
                return PasskeyOutcome.TooMany;

            await using var add = new NpgsqlCommand(Add, connection)
                .With(passkey.Id).With(userId).With(passkey.CredentialId.ToArray()).With(passkey.PublicKey.ToArray()).With(passkey.Name)
                .At(passkey.CreatedAt).With(passkey.SignCount).With(passkey.Transports.ToArray())
                .With(passkey.IsUserVerified).With(passkey.IsBackupEligible).With(passkey.IsBackedUp);
            if (await add.ExecuteNonQueryAsync(cancellationToken) == 0)
                return PasskeyOutcome.KnownAlready;
            events.Add(0, happened);
            return PasskeyOutcome.Added;
        }, cancellationToken);

    public async Task<bool> UseAsync(PasskeyUse use, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Use)
            .With(use.UserId).With(use.PasskeyId).With(use.SignCount).With(use.IsBackedUp).At(now);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public Task<bool> RemoveAsync(Guid userId, Guid passkeyId, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            // The version of the account tells a sign-in under way by this passkey that it is gone.
            await using var next = new NpgsqlCommand("update accounts set version = version + 1 where id = $1", connection).With(userId);
            await next.ExecuteNonQueryAsync(cancellationToken);
            await using var remove = new NpgsqlCommand("delete from passkeys where user_id = $1 and id = $2", connection).With(userId).With(passkeyId);
            if (await remove.ExecuteNonQueryAsync(cancellationToken) == 0)
                return false;
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    private static Passkey PasskeyOf(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), row.GetInt64(6), row.GetFieldValue<string[]>(7),
        row.GetBoolean(8), row.GetBoolean(9), row.GetBoolean(10));
}
