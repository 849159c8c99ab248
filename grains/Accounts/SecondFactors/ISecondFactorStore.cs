using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts.SecondFactors;

/// <summary>
/// Second factors in the database, which decides who of several simultaneous callers uses a code. What changes whether one is needed
/// gives the account another version, so that no sign-in that has not seen it comes through.
/// </summary>
public interface ISecondFactorStore
{
    /// <summary>The second factor of a user, enabled or not; or null.</summary>
    Task<StoredSecondFactor?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Sets a secret, in place of one that was not enabled.</summary>
    /// <returns>False when one is enabled; nothing was changed.</returns>
    Task<bool> SetUpAsync(Guid userId, byte[] secret, CancellationToken cancellationToken);

    /// <summary>Enables a secret by the code of a step, and sets recovery codes, with the event.</summary>
    /// <returns>False when that secret is not the one that waits, or the step is used up; nothing was changed.</returns>
    Task<bool> EnableAsync(Guid userId, byte[] secret, long step, byte[][] codeHashes, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Uses up the code of a step, and those of all before.</summary>
    /// <returns>False when it is used up, or there is no such second factor enabled.</returns>
    Task<bool> UseStepAsync(Guid userId, byte[] secret, long step, CancellationToken cancellationToken);

    /// <summary>Uses up a recovery code, with the event.</summary>
    /// <returns>False when there is none like that.</returns>
    Task<bool> UseRecoveryCodeAsync(Guid userId, byte[] codeHash, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Uses up the code of a step, and replaces the recovery codes, with the event.</summary>
    /// <returns>False when the step is used up; nothing was changed.</returns>
    Task<bool> ReplaceRecoveryCodesAsync(
        Guid userId, byte[] secret, long step, byte[][] codeHashes, DomainEvent happened, CancellationToken cancellationToken);

    /// <summary>Removes secret and codes, with the event.</summary>
    /// <returns>False when none was enabled; nothing was changed.</returns>
    Task<bool> DisableAsync(Guid userId, DomainEvent happened, CancellationToken cancellationToken);
}

/// <summary>A second factor as it is stored.</summary>
/// <param name="Secret">See <see cref="OneTimePassword"/>.</param>
/// <param name="IsEnabled">Whether codes are asked for.</param>
public sealed record StoredSecondFactor(byte[] Secret, bool IsEnabled);
