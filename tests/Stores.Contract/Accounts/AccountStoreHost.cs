using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>A host with the stores of accounts, put together as the silo is, and what tests of them have in common.</summary>
/// <param name="connectionString">Of a migrated database.</param>
/// <param name="settings">Configuration, as key and value.</param>
internal sealed class AccountStoreHost(string connectionString, params (string Key, string Value)[] settings)
    : DatabaseHost(
        connectionString, configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddAccountStores(), settings: settings)
{
    public static readonly Origin Origin = new("192.0.2.1", "a test");

    public IAccountStore Accounts => Get<IAccountStore>();

    /// <summary>An account unlike any other but for what is given.</summary>
    public static NewAccount Account(string? username = null, string? email = null)
    {
        var (userId, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        username ??= $"u{userId.ToString("N")[..24]}";
        return new NewAccount(
            userId, username, "Somebody", email ?? $"{userId:N}@example.com", "a hash", now, Session(userId), Event(userId, AccountEvents.Registered));
    }

    public static NewSession Session(Guid userId) =>
        new(Guid.CreateVersion7(), userId, Guid.NewGuid().ToByteArray(), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7), Origin);

    public static DomainEvent Event(Guid userId, string type) =>
        new(Guid.CreateVersion7(), AccountEvents.Namespace, AccountGrainExtensions.EventKey(userId), type, "{}"u8.ToArray(), DateTimeOffset.UtcNow);
}
