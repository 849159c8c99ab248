using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts;

/// <summary>Changes of an account that end sessions, and the secrets that are sent by mail, in the database.</summary>
public interface ICredentialStore
{
    /// <summary>Replaces the password's hash, ends all sessions but one and all tokens to reset the password, with the event.</summary>
    /// <returns>The sessions that ended; null when the account has another version by now, and nothing was changed.</returns>
    Task<IReadOnlyList<Guid>?> ChangePasswordAsync(AccountVersion seen, string passwordHash, Guid keepSession, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>
    /// Uses up a mailed token, replaces the password's hash, takes the address as proved, ends all sessions and all other such tokens,
    /// with the event.
    /// </summary>
    /// <returns>The sessions that ended; null when the token is not good, and nothing was changed.</returns>
    Task<IReadOnlyList<Guid>?> ResetPasswordAsync(MailedToken token, string passwordHash, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Uses up a mailed token and all others for the same, and takes the address as proved, with the event.</summary>
    /// <returns>False when the token is not good; nothing was changed.</returns>
    Task<bool> VerifyEmailAsync(MailedToken token, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Whether a mailed token is good.</summary>
    Task<bool> IsGoodAsync(MailedToken token, CancellationToken cancellationToken);

    /// <summary>Changes the account's status; unless it is active then, ends all sessions; with the event.</summary>
    /// <returns>The sessions that ended; null when the account has another version by now, and nothing was changed.</returns>
    Task<IReadOnlyList<Guid>?> SetStatusAsync(AccountVersion seen, AccountStatus status, DomainEvent happened, CancellationToken cancellationToken);
}

/// <summary>An account as it was when it was read.</summary>
public sealed record AccountVersion(Guid UserId, long Version);

/// <summary>A secret that was sent by mail.</summary>
/// <param name="UserId">To whom.</param>
/// <param name="Hash">SHA-256 of it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Now">By when it must not have expired, UTC.</param>
public sealed record MailedToken(Guid UserId, byte[] Hash, MailPurpose Purpose, DateTimeOffset Now);

/// <summary>What a mailed secret is for; numbers are those of the database.</summary>
public enum MailPurpose
{
    VerifyEmail = 1,
    ResetPassword = 2,
}
