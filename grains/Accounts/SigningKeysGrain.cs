using InstaHub.GrainInterfaces.Accounts;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="ISigningKeysGrain"/>
[GrainType("signing-keys"), StatelessWorker(1), Reentrant]
public sealed class SigningKeysGrain(ISigningKeyStore keys) : Grain, ISigningKeysGrain
{
    // Not remembered here: the web processes do, and ask when they meet a key that they do not know.
    public Task<IReadOnlyList<VerificationKey>> GetVerificationKeys(CancellationToken cancellationToken = default) => keys.ReadAsync(cancellationToken);
}
