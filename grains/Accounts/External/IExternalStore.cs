using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts.External;

/// <summary>Who at OpenID providers is linked with which account, in the database.</summary>
public interface IExternalStore
{
    /// <summary>Whose account somebody is linked with; or null.</summary>
    Task<Guid?> FindUserAsync(string provider, string subject, CancellationToken cancellationToken);

    /// <summary>What there is between an account, which exists, and somebody.</summary>
    Task<ExternalLink> ReadAsync(Guid userId, ExternalIdentity identity, CancellationToken cancellationToken);

    /// <summary>Links them, with the event.</summary>
    /// <returns>False when the account has another version by now, or they are linked with another; nothing was changed.</returns>
    Task<bool> LinkAsync(AccountVersion seen, ExternalIdentity identity, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>
    /// Links them, takes the address as proved, and removes password, second factor, passkeys, other links and mailed secrets, with the
    /// event; all sessions end.
    /// </summary>
    /// <returns>The sessions that ended; null as <see cref="LinkAsync"/> gives false.</returns>
    Task<IReadOnlyList<Guid>?> ClaimAsync(AccountVersion seen, ExternalIdentity identity, DomainEvent happened, CancellationToken cancellationToken);
}

/// <summary>What there is between an account and somebody at a provider.</summary>
/// <param name="IsLinkedHere">They are linked.</param>
/// <param name="IsLinkedElsewhere">They are linked with another account.</param>
/// <param name="EmailKey">The account's address, folded.</param>
/// <param name="IsEmailVerified">Whether it was proved to us.</param>
public sealed record ExternalLink(bool IsLinkedHere, bool IsLinkedElsewhere, string EmailKey, bool IsEmailVerified);
