using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts;

/// <inheritdoc cref="ICredentialStore"/>
internal sealed class CredentialStore(NpgsqlDataSource database, EventTransactions transactions) : ICredentialStore
{
    private const string ReplaceHash = "update accounts set password_hash = $3, version = version + 1 where id = $1 and version = $2";

    private const string ChangeStatus =
        "update accounts set status = $3, status_changed_at = clock_timestamp(), version = version + 1 where id = $1 and version = $2";

    // Deleted accounts are not found by any secret. The account's row first, as everywhere.
    private const string Lock = "select email_key from accounts where id = $1 and status <> 3 for no key update";

    private const string UseUp =
        """
        delete from mailed_tokens where token_hash = $1 and user_id = $2 and purpose = $3 and expires_at > $4 and email_key = $5
        """;

    private const string IsGood =
        """
        select exists (select from mailed_tokens t join accounts a on a.id = t.user_id and a.email_key = t.email_key and a.status <> 3
            where t.token_hash = $1 and t.user_id = $2 and t.purpose = $3 and t.expires_at > $4)
        """;

    private const string Prove =
        "update accounts set email_verified_at = coalesce(email_verified_at, clock_timestamp()) where id = $1";

    private const string SetHash =
        """
        update accounts set password_hash = $2, version = version + 1, email_verified_at = coalesce(email_verified_at, clock_timestamp())
        where id = $1
        """;

    private const string ForgetTokens = "delete from mailed_tokens where user_id = $1 and purpose = $2";

    public Task<IReadOnlyList<Guid>?> ChangePasswordAsync(
        AccountVersion seen, string passwordHash, Guid keepSession, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync<IReadOnlyList<Guid>?>(async (connection, events) =>
        {
            await using var replace = new NpgsqlCommand(ReplaceHash, connection).With(seen.UserId).With(seen.Version).With(passwordHash);
            if (await replace.ExecuteNonQueryAsync(cancellationToken) == 0)
                return null;
            await ForgetAsync(connection, seen.UserId, MailPurpose.ResetPassword, cancellationToken);
            events.Add(0, happened);
            return await SessionEndSql.EndAsync(connection, seen.UserId, which: null, keepSession, cancellationToken);
        }, cancellationToken);

    public Task<IReadOnlyList<Guid>?> ResetPasswordAsync(
        MailedToken token, string passwordHash, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync<IReadOnlyList<Guid>?>(async (connection, events) =>
        {
            if (!await UseUpAsync(connection, token, cancellationToken))
                return null;
            await using var set = new NpgsqlCommand(SetHash, connection).With(token.UserId).With(passwordHash);
            await set.ExecuteNonQueryAsync(cancellationToken);
            await ForgetAsync(connection, token.UserId, token.Purpose, cancellationToken);
            events.Add(0, happened);
            return await SessionEndSql.EndAsync(connection, token.UserId, which: null, keep: null, cancellationToken);
        }, cancellationToken);

    public Task<bool> VerifyEmailAsync(MailedToken token, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            if (!await UseUpAsync(connection, token, cancellationToken))
                return false;
            await using var prove = new NpgsqlCommand(Prove, connection).With(token.UserId);
            await prove.ExecuteNonQueryAsync(cancellationToken);
            await ForgetAsync(connection, token.UserId, token.Purpose, cancellationToken);
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    public async Task<bool> IsGoodAsync(MailedToken token, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(IsGood).With(token.Hash).With(token.UserId).With((short)token.Purpose).At(token.Now);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task<IReadOnlyList<Guid>?> SetStatusAsync(
        AccountVersion seen, AccountStatus status, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync<IReadOnlyList<Guid>?>(async (connection, events) =>
        {
            await using var change = new NpgsqlCommand(ChangeStatus, connection).With(seen.UserId).With(seen.Version).With((short)status);
            if (await change.ExecuteNonQueryAsync(cancellationToken) == 0)
                return null;
            events.Add(0, happened);
            return status == AccountStatus.Active ? [] : await SessionEndSql.EndAsync(connection, seen.UserId, which: null, keep: null, cancellationToken);
        }, cancellationToken);

    private static async Task<bool> UseUpAsync(NpgsqlConnection connection, MailedToken token, CancellationToken cancellationToken)
    {
        await using var lockRow = new NpgsqlCommand(Lock, connection).With(token.UserId);
        if (await lockRow.ExecuteScalarAsync(cancellationToken) is not string emailKey)
            return false;
        await using var useUp = new NpgsqlCommand(UseUp, connection)
            .With(token.Hash).With(token.UserId).With((short)token.Purpose).At(token.Now).With(emailKey);
        return await useUp.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task ForgetAsync(NpgsqlConnection connection, Guid userId, MailPurpose purpose, CancellationToken cancellationToken)
    {
        await using var forget = new NpgsqlCommand(ForgetTokens, connection).With(userId).With((short)purpose);
        await forget.ExecuteNonQueryAsync(cancellationToken);
    }
}
