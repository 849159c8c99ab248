namespace InstaHub.GrainInterfaces.Idempotency;

/// <summary>What to do with a request that carries an <c>Idempotency-Key</c>.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="StartedAt">When the first attempt began: the same for all attempts, so that ids made from it are too.</param>
/// <param name="Answer">The answer to give, when <see cref="IdempotencyOutcome.Answered"/>.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Idempotency.IdempotencyClaim")]
public sealed record IdempotencyClaim(
    [property: Id(0)] IdempotencyOutcome Outcome, [property: Id(1)] DateTimeOffset StartedAt = default, [property: Id(2)] IdempotentAnswer? Answer = null);

/// <summary>The outcomes of asking to carry out a request.</summary>
[GenerateSerializer, Alias("InstaHub.Idempotency.IdempotencyOutcome")]
public enum IdempotencyOutcome
{
    /// <summary>Carry it out, then complete or release it.</summary>
    Yours = 0,

    /// <summary>It has been carried out: give that answer.</summary>
    Answered = 1,

    /// <summary>The key was used for something else.</summary>
    Mismatch = 2,

    /// <summary>Another attempt is still under way: ask again.</summary>
    UnderWay = 3,
}
