using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Accounts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace InstaHub.Silo.Workers;

/// <summary>
/// Removes deleted accounts for good when their time is over: each feature's rows first, then the account's own row and all that hangs
/// on it. Its username and its audit trail stay. A silo that dies in it is stood in for after <see cref="Claim"/>.
/// </summary>
public sealed partial class AccountPurge(
    NpgsqlDataSource database, IEnumerable<IAccountPurge> features, IGrainFactory grains, IOptions<AccountOptions> options, TimeProvider time,
    ILogger<AccountPurge> logger) : Rounds(options.Value.CleanupInterval, time, logger)
{
    /// <summary>How long an account is left to the silo that has begun; renewed with each batch.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private const int Batch = 1000;

    private const string Take =
        """
        update accounts set purge_claimed_until = clock_timestamp() + $2
        where id = (
            select id from accounts
            where status = 3 and status_changed_at <= clock_timestamp() - $1
                and (purge_claimed_until is null or purge_claimed_until < clock_timestamp())
            order by status_changed_at limit 1 for update skip locked)
        returning id
        """;

    private const string Renew = "update accounts set purge_claimed_until = clock_timestamp() + $2 where id = $1 and status = 3";

    // Whoever has begun to write about the account holds this row; nobody begins once it is gone.
    private const string Lock = "select from user_counts where user_id = $1 for update";

    // Unless somebody has marked or let in the account since its relations were removed.
    private const string Remove =
        """
        delete from accounts where id = $1 and status = 3
            and not exists (select from follows where follower_id = $1 or followee_id = $1)
            and not exists (select from follow_requests where requester_id = $1 or target_id = $1)
            and not exists (select from user_marks where owner_id = $1 or target_id = $1)
        """;

    private const string IsThere = "select exists (select from accounts where id = $1 and status = 3)";

    /// <summary>Removes one account whose time is over.</summary>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var take = database.CreateCommand(Take).With(options.Value.PurgeAfter).With(Claim);
        if (await take.ExecuteScalarAsync(cancellationToken) is not Guid userId)
            return false;

        do
        {
            foreach (var feature in features)
            {
                while (await feature.PurgeAsync(userId, Batch, cancellationToken))
                    await RenewAsync(userId, cancellationToken);
            }
        }
        while (!await RemoveAsync(userId, cancellationToken));
        await grains.GetUser(userId).AccountChanged();
        LogPurged(userId);
        return true;
    }

    /// <returns>False when there are relations again.</returns>
    private async Task<bool> RemoveAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var hold = new NpgsqlCommand(Lock, connection).With(userId))
            await hold.ExecuteNonQueryAsync(cancellationToken);
        await using (var remove = new NpgsqlCommand(Remove, connection).With(userId))
        {
            if (await remove.ExecuteNonQueryAsync(cancellationToken) == 1)
            {
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
        }

        await using var look = new NpgsqlCommand(IsThere, connection).With(userId);
        return !(bool)(await look.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task RenewAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Renew).With(userId).With(Claim);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The deleted account {UserId} was removed")]
    private partial void LogPurged(Guid userId);
}
