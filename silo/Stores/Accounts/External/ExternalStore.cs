using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.External;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts.External;

/// <inheritdoc cref="IExternalStore"/>
internal sealed class ExternalStore(NpgsqlDataSource database, EventTransactions transactions) : IExternalStore
{
    private const string Read =
        """
        select e.user_id, a.email_key, a.email_verified_at is not null
        from accounts a left join external_identities e on e.provider = $2 and e.subject = $3 where a.id = $1
        """;

    private const string Lock = "select from accounts where id = $1 and version = $2 for no key update";

    private const string Link =
        "insert into external_identities (provider, subject, user_id) values ($1, $2, $3) on conflict do nothing";

    private const string UnlinkOthers = "delete from external_identities where user_id = $1 and (provider, subject) <> ($2, $3)";

    private const string Take = "update accounts set password_hash = null, email_verified_at = clock_timestamp(), version = version + 1 where id = $1";

    private static readonly string[] Remove =
    [
        "delete from second_factors where user_id = $1",
        "delete from passkeys where user_id = $1",
        "delete from mailed_tokens where user_id = $1",
        "delete from ceremonies where user_id = $1",
    ];

    public async Task<Guid?> FindUserAsync(string provider, string subject, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select user_id from external_identities where provider = $1 and subject = $2")
            .With(provider).With(subject);
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<ExternalLink> ReadAsync(Guid userId, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Read).With(userId).With(identity.Provider).With(identity.Subject);
        var found = await command.ReadAllAsync(row =>
        {
            Guid? linked = row.IsDBNull(0) ? null : row.GetGuid(0);
            return new ExternalLink(linked == userId, linked is { } other && other != userId, row.GetString(1), row.GetBoolean(2));
        }, cancellationToken);
        return found.SingleOrDefault() ?? new ExternalLink(false, false, "", false);
    }

    public Task<bool> LinkAsync(AccountVersion seen, ExternalIdentity identity, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            if (!await LockAsync(connection, seen, cancellationToken) || !await LinkAsync(connection, seen.UserId, identity, cancellationToken))
                return false;
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<Guid>?> ClaimAsync(AccountVersion seen, ExternalIdentity identity, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync<IReadOnlyList<Guid>?>(async (connection, events) =>
        {
            if (!await LockAsync(connection, seen, cancellationToken) || !await LinkAsync(connection, seen.UserId, identity, cancellationToken))
                return null;
            foreach (var sql in Remove)
            {
                await using var remove = new NpgsqlCommand(sql, connection).With(seen.UserId);
                await remove.ExecuteNonQueryAsync(cancellationToken);
            }
            await using var unlink = new NpgsqlCommand(UnlinkOthers, connection).With(seen.UserId).With(identity.Provider).With(identity.Subject);
            await unlink.ExecuteNonQueryAsync(cancellationToken);
            await using var take = new NpgsqlCommand(Take, connection).With(seen.UserId);
            await take.ExecuteNonQueryAsync(cancellationToken);
            events.Add(0, happened);
            return await SessionEndSql.EndAsync(connection, seen.UserId, which: null, keep: null, cancellationToken);
        }, cancellationToken);

    private static async Task<bool> LockAsync(NpgsqlConnection connection, AccountVersion seen, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection).With(seen.UserId).With(seen.Version);
        return (await command.ReadAllAsync(_ => true, cancellationToken)).Count == 1;
    }

    private static async Task<bool> LinkAsync(NpgsqlConnection connection, Guid userId, ExternalIdentity identity, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Link, connection).With(identity.Provider).With(identity.Subject).With(userId);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
