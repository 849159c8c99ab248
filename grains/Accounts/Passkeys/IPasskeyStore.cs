using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts.Passkeys;

/// <summary>Passkeys in the database, which decides whose a credential is, how many there are, and which count is the newest.</summary>
public interface IPasskeyStore
{
    /// <summary>A user's passkeys, oldest first.</summary>
    Task<IReadOnlyList<Passkey>> ReadAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Adds one, with the event.</summary>
    Task<PasskeyOutcome> AddAsync(Guid userId, Passkey passkey, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Notes a use. The count must be above the one that is known, unless the authenticator does not count.</summary>
    /// <returns>False when it is not, or the user has no such passkey; nothing was changed.</returns>
    Task<bool> UseAsync(PasskeyUse use, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes one, with the event.</summary>
    /// <returns>False when the user has no such passkey.</returns>
    Task<bool> RemoveAsync(Guid userId, Guid passkeyId, DomainEvent happened, CancellationToken cancellationToken);
}

/// <summary>What became of a new passkey.</summary>
public enum PasskeyOutcome
{
    Added,

    /// <summary>Somebody has a passkey of that credential id.</summary>
    KnownAlready,

    /// <summary>The user has <see cref="Passkey.MaxPerUser"/>.</summary>
    TooMany,

    /// <summary>There is no such user any more.</summary>
    NoUser,
}
