namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>Gives the keys by which access tokens are verified. One key serves all.</summary>
[Alias("InstaHub.Accounts.ISigningKeysGrain")]
public interface ISigningKeysGrain : IGrainWithIntegerKey
{
    /// <summary>All keys under which a token can still be valid.</summary>
    [Alias("GetVerificationKeys")]
    Task<IReadOnlyList<VerificationKey>> GetVerificationKeys(CancellationToken cancellationToken = default);
}

/// <summary>The public half of a signing key.</summary>
/// <param name="Id">The <c>kid</c> of the tokens signed by it.</param>
/// <param name="PublicKey">On the curve P-256; DER of SubjectPublicKeyInfo (RFC 5480).</param>
/// <param name="ExpiresAt">When the last token signed by it has expired, UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.VerificationKey")]
public sealed record VerificationKey(
    [property: Id(0)] string Id,
    [property: Id(1)] ReadOnlyMemory<byte> PublicKey,
    [property: Id(2)] DateTimeOffset ExpiresAt);
