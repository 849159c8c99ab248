using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts.SecondFactors;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.Accounts.SecondFactors;

/// <inheritdoc cref="ISecondFactorStore"/>
internal sealed class SecondFactorStore(NpgsqlDataSource database, EventTransactions transactions) : ISecondFactorStore
{
    // The account's row first, as everywhere. Its version tells sign-ins under way that what is asked for has changed.
    private const string NextVersion = "update accounts set version = version + 1 where id = $1";

    private const string SetUp =
        """
        insert into second_factors (user_id, secret) values ($1, $2)
        on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
            where second_factors.enabled_at is null
        """;

    private const string Enable =
        """
        update second_factors set enabled_at = clock_timestamp(), last_step = $3
        where user_id = $1 and secret = $2 and enabled_at is null and last_step < $3
        """;

    private const string UseStep =
        "update second_factors set last_step = $3 where user_id = $1 and secret = $2 and enabled_at is not null and last_step < $3";

    private const string UseCode =
        """
        delete from recovery_codes using second_factors
        where recovery_codes.user_id = $1 and code_hash = $2 and second_factors.user_id = $1 and enabled_at is not null
        """;

    private const string Disable = "delete from second_factors where user_id = $1 and enabled_at is not null";

    public async Task<StoredSecondFactor?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select secret, enabled_at is not null from second_factors where user_id = $1").With(userId);
        var found = await command.ReadAllAsync(row => new StoredSecondFactor(row.GetFieldValue<byte[]>(0), row.GetBoolean(1)), cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<bool> SetUpAsync(Guid userId, byte[] secret, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SetUp).With(userId).With(secret);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public Task<bool> EnableAsync(Guid userId, byte[] secret, long step, byte[][] codeHashes, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await NextVersionAsync(connection, userId, cancellationToken);
            await using var enable = new NpgsqlCommand(Enable, connection).With(userId).With(secret).With(step);
            if (await enable.ExecuteNonQueryAsync(cancellationToken) == 0)
                return false;
            await SetCodesAsync(connection, userId, codeHashes, cancellationToken);
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    public async Task<bool> UseStepAsync(Guid userId, byte[] secret, long step, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(UseStep).With(userId).With(secret).With(step);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public Task<bool> UseRecoveryCodeAsync(Guid userId, byte[] codeHash, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await using var use = new NpgsqlCommand(UseCode, connection).With(userId).With(codeHash);
            if (await use.ExecuteNonQueryAsync(cancellationToken) == 0)
                return false;
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    public Task<bool> ReplaceRecoveryCodesAsync(
        Guid userId, byte[] secret, long step, byte[][] codeHashes, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await using var use = new NpgsqlCommand(UseStep, connection).With(userId).With(secret).With(step);
            if (await use.ExecuteNonQueryAsync(cancellationToken) == 0)
                return false;
            await SetCodesAsync(connection, userId, codeHashes, cancellationToken);
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    public Task<bool> DisableAsync(Guid userId, DomainEvent happened, CancellationToken cancellationToken) =>
        transactions.RunAsync(async (connection, events) =>
        {
            await NextVersionAsync(connection, userId, cancellationToken);
            await using var disable = new NpgsqlCommand(Disable, connection).With(userId);
            if (await disable.ExecuteNonQueryAsync(cancellationToken) == 0)
                return false;
            events.Add(0, happened);
            return true;
        }, cancellationToken);

    private static async Task NextVersionAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(NextVersion, connection).With(userId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task SetCodesAsync(NpgsqlConnection connection, Guid userId, byte[][] codeHashes, CancellationToken cancellationToken)
    {
        await using var forget = new NpgsqlCommand("delete from recovery_codes where user_id = $1", connection).With(userId);
        await forget.ExecuteNonQueryAsync(cancellationToken);
        await using var add = new NpgsqlCommand("insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])", connection)
            .With(userId).With(codeHashes);
        await add.ExecuteNonQueryAsync(cancellationToken);
    }
}
