using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Grains.Accounts.SecondFactors;

/// <summary>Decides by one-time passwords and recovery codes, and uses them up.</summary>
public sealed class SecondFactorCheck(ISecondFactorStore store, TimeProvider time)
{
    /// <summary>Checks the second factor of a user who has shown the first.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="code">What was given; null: nothing.</param>
    /// <param name="recoveryCodeUsed">Makes the event for when it is a recovery code.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<CodeVerdict> CheckAsync(Guid userId, string? code, Func<DomainEvent> recoveryCodeUsed, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(userId, cancellationToken) is not { IsEnabled: true } factor)
            return CodeVerdict.NotNeeded;
        if (code is null)
            return CodeVerdict.Missing;
        var isRight = OneTimePassword.HasForm(code)
            ? OneTimePassword.FindStep(factor.Secret, code, time.GetUtcNow()) is { } step && await store.UseStepAsync(userId, factor.Secret, step, cancellationToken)
            : RecoveryCode.HashOf(userId, code) is { } hash && await store.UseRecoveryCodeAsync(userId, hash, recoveryCodeUsed(), cancellationToken);
        return isRight ? CodeVerdict.Right : CodeVerdict.Wrong;
    }
}

/// <summary>What a check found.</summary>
public enum CodeVerdict
{
    /// <summary>There is no second factor.</summary>
    NotNeeded,

    /// <summary>The code was right, and is used up.</summary>
    Right,

    /// <summary>One is needed, and none was given.</summary>
    Missing,

    Wrong,
}
