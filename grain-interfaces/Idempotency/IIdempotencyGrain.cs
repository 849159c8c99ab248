using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Idempotency;

/// <summary>
/// Sees to it that a request under an <c>Idempotency-Key</c> is carried out once: who begins first carries it out, who comes
/// meanwhile waits, who comes later gets the same answer. One grain for each caller, route and key; see <see cref="IdempotencyKeys"/>.
/// </summary>
[Alias("InstaHub.Idempotency.IIdempotencyGrain")]
public interface IIdempotencyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Asks to carry the request out. While another attempt is under way this waits for its end, up to <see cref="IdempotencyLimits.Wait"/>.
    /// </summary>
    /// <param name="fingerprint">Hash of what the request says; another one under the same key is a mismatch.</param>
    /// <param name="attempt">Names this attempt.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    [Alias("Begin"), AlwaysInterleave]
    Task<IdempotencyClaim> Begin(ReadOnlyMemory<byte> fingerprint, Guid attempt, CancellationToken cancellationToken = default);

    /// <summary>Says that the attempt is still under way, so that no other takes over. False: another has.</summary>
    [Alias("Renew")]
    Task<bool> Renew(Guid attempt);

    /// <summary>Keeps the answer for those who ask again. Ignored when another attempt has taken over.</summary>
    [Alias("Complete")]
    Task Complete(Guid attempt, IdempotentAnswer answer);

    /// <summary>Lets another attempt be made: this one came to no answer worth keeping.</summary>
    [Alias("Release")]
    Task Release(Guid attempt);
}
