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

    private const string Remove = "delete from accounts where id = $1 and status = 3";

    /// <summary>Removes one account whose time is over.</summary>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var take = database.CreateCommand(Take).With(options.Value.PurgeAfter).With(Claim);
        if (await take.ExecuteScalarAsync(cancellationToken) is not Guid userId)
            return false;

        foreach (var feature in features)
        {
            while (await feature.PurgeAsync(userId, Batch, cancellationToken))
                await RenewAsync(userId, cancellationToken);
        }
        await using var remove = database.CreateCommand(Remove).With(userId);
        await remove.ExecuteNonQueryAsync(cancellationToken);
        await grains.GetUser(userId).AccountChanged();
        LogPurged(userId);
        return true;
    }

    private async Task RenewAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Renew).With(userId).With(Claim);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The deleted account {UserId} was removed")]
    private partial void LogPurged(Guid userId);
}
