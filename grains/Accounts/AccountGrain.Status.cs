using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Accounts;

/// <summary>How an account is hidden, deleted and shown again.</summary>
public sealed partial class AccountGrain
{
    public Task<Result<EndedSessions>> Deactivate(string? password, Origin origin, CancellationToken cancellationToken = default) =>
        Leave(AccountStatus.Deactivated, password, origin, cancellationToken);

    public Task<Result<EndedSessions>> Delete(string password, Origin origin, CancellationToken cancellationToken = default) =>
        Leave(AccountStatus.Deleted, password, origin, cancellationToken);

    private async Task<Result<EndedSessions>> Leave(AccountStatus status, string? password, Origin origin, CancellationToken cancellationToken)
    {
        while (true)
        {
            var account = password is null ? await LoadAsync(cancellationToken) : await CheckPassword(password, origin, cancellationToken);
            if (account is null)
                return AccountErrors.WrongPassword;
            // A repetition, or a token that is a few seconds older than a moderator's decision.
            if (account.Status != AccountStatus.Active)
                return EndedSessions.None;
            if (await SetStatus(account, status, origin, cancellationToken) is { } ended)
                return Tell(ended);
        }
    }

    /// <summary>Changes the status; the sessions that ended by it, or null when the account has changed since it was read.</summary>
    private async Task<IReadOnlyList<Guid>?> SetStatus(StoredCredentials seen, AccountStatus status, Origin origin, CancellationToken cancellationToken)
    {
        var change = new AccountStatusChange(UserId, status, origin.Address, origin.Device);
        var happened = Event(AccountEvents.StatusChanged, JsonSerializer.SerializeToUtf8Bytes(change, AccountEventJson.Default.AccountStatusChange));
        var ended = await ChangeAsync(() =>
            credentials.SetStatusAsync(new AccountVersion(UserId, seen.Version), status, happened, cancellationToken));
        if (ended is not null)
            await GrainFactory.GetUser(UserId).AccountChanged();
        return ended;
    }
}
