using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// Limits failed attempts of one subject (a name that is signed in by, or an address) across the cluster. Whoever attempts
/// enters first and leaves with the outcome; there are never more undecided attempts than failures still allowed, so that
/// simultaneous guesses cannot exceed the limit. Who finds them all in use waits for one to be decided.
/// </summary>
[Alias("InstaHub.Accounts.ISignInThrottleGrain")]
public interface ISignInThrottleGrain : IGrainWithStringKey
{
    /// <summary>Asks to make an attempt.</summary>
    /// <returns>The number to leave with, or <see cref="AccountErrors.TooManyAttempts"/>.</returns>
    [Alias("Enter")]
    Task<Result<long>> Enter();

    /// <summary>Tells how the attempt ended. An attempt that is not told of within half a minute counts as abandoned.</summary>
    [Alias("Leave")]
    Task Leave(long attempt, AttemptOutcome outcome);
}

/// <summary>How an attempt ended.</summary>
[GenerateSerializer, Alias("InstaHub.Accounts.AttemptOutcome")]
public enum AttemptOutcome
{
    /// <summary>Nothing was decided: not counted.</summary>
    Abandoned = 0,

    /// <summary>The secret was right, or nothing was learned by it: not counted.</summary>
    Succeeded = 1,

    /// <summary>Counted for the length of the window.</summary>
    Failed = 2,
}
