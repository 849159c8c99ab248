using InstaHub.Grains.Accounts;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>Removes the notifications of an account that is removed for good, and what it did from those of others.</summary>
internal sealed class NotificationsOfAccounts(NotificationRemoval removal) : IAccountPurge
{
    public Task<bool> PurgeAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
        removal.RemoveOfAccountAsync(userId, limit, cancellationToken);
}
