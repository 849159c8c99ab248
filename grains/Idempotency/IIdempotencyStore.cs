using InstaHub.GrainInterfaces.Idempotency;

namespace InstaHub.Grains.Idempotency;

/// <summary>
/// The rows behind <see cref="IIdempotencyGrain"/>. They arbitrate: of any number of attempts, in any number of activations,
/// one at a time has a key.
/// </summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// Takes the key for an attempt if nobody has it: it is new, or past <see cref="IdempotencyLimits.Lifetime"/>, or released, or its
    /// attempt's lease has lapsed. Otherwise tells what is there.
    /// </summary>
    Task<IdempotencyRecord> ClaimAsync(string key, ReadOnlyMemory<byte> fingerprint, Guid attempt, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease of the attempt. False when it does not have the key any more.</summary>
    Task<bool> RenewAsync(string key, Guid attempt);

    /// <summary>Writes the answer of the attempt. False when it does not have the key any more.</summary>
    Task<bool> CompleteAsync(string key, Guid attempt, IdempotentAnswer answer);

    /// <summary>Gives the key up, so that the next attempt gets it.</summary>
    Task ReleaseAsync(string key, Guid attempt);

    /// <summary>Removes keys whose lifetime is over.</summary>
    /// <param name="limit">Most rows to remove at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were removed.</returns>
    Task<int> RemoveExpiredAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>The row of a key.</summary>
/// <param name="Attempt">Who has the key, or had it last.</param>
/// <param name="Fingerprint">What the request said.</param>
/// <param name="StartedAt">When the first attempt began, UTC.</param>
/// <param name="LeaseLeft">How long the attempt may still be silent; only meaningful without an answer.</param>
/// <param name="Answer">The answer; null while there is none.</param>
public sealed record IdempotencyRecord(
    Guid Attempt, ReadOnlyMemory<byte> Fingerprint, DateTimeOffset StartedAt, TimeSpan LeaseLeft, IdempotentAnswer? Answer);
