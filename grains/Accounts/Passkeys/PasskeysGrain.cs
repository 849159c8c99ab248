using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts.Passkeys;

/// <inheritdoc cref="IPasskeysGrain"/>
[GrainType("passkeys")]
public sealed class PasskeysGrain(IPasskeyStore store, TimeProvider time) : Grain, IPasskeysGrain
{
    private Guid UserId => this.GetPrimaryKey();

    // Read each time: a sign-in changes a passkey past this grain, and whoever makes ids up shall find nothing in memory.
    public Task<IReadOnlyList<Passkey>> List(CancellationToken cancellationToken = default) => store.ReadAsync(UserId, cancellationToken);

    public async Task<Result<Passkey>> Add(Passkey passkey, Origin origin, CancellationToken cancellationToken = default)
    {
        var name = passkey.Name.Trim();
        if (name.Length == 0 || name.EnumerateRunes().Count() > Passkey.MaxNameLength || name.Any(char.IsControl))
            return PasskeyErrors.InvalidName;
        passkey = passkey with { Name = name };
        return await store.AddAsync(UserId, passkey, Happened(AccountEvents.PasskeyAdded, origin), cancellationToken) switch
        {
            PasskeyOutcome.Added => passkey,
            PasskeyOutcome.TooMany => PasskeyErrors.TooMany,
            PasskeyOutcome.KnownAlready => PasskeyErrors.KnownAlready,
            _ => PasskeyErrors.NotRegistered,
        };
    }

    public async Task<Result<bool>> Remove(Guid passkeyId, Origin origin, CancellationToken cancellationToken = default) =>
        await store.RemoveAsync(UserId, passkeyId, Happened(AccountEvents.PasskeyRemoved, origin), cancellationToken) ? true : PasskeyErrors.NotFound;

    private DomainEvent Happened(string type, Origin origin)
    {
        var now = time.GetUtcNow();
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new AccountActivity(UserId, null, origin.Address, origin.Device), AccountEventJson.Default.AccountActivity);
        return new DomainEvent(Guid.CreateVersion7(now), AccountEvents.Namespace, AccountGrainExtensions.EventKey(UserId), type, payload, now);
    }
}
