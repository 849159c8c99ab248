using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts;

/// <summary>The public halves of all signing keys, in the database.</summary>
public interface ISigningKeyStore
{
    /// <summary>Makes a key known; when it returns, every process can find it. Forgets keys that have long expired.</summary>
    Task AddAsync(VerificationKey key, CancellationToken cancellationToken);

    /// <summary>The keys that have not expired.</summary>
    Task<IReadOnlyList<VerificationKey>> ReadAsync(CancellationToken cancellationToken);
}
