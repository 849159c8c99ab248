namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>
/// Tells which sessions were ended before their time, so that web processes refuse their access tokens. One key serves all; each
/// silo has a worker of its own.
/// </summary>
[Alias("InstaHub.Accounts.IRevokedSessions")]
public interface IRevokedSessions : IGrainWithIntegerKey
{
    /// <summary>All of them, as of no longer ago than <see cref="RevokedSessionSet.MostAge"/>.</summary>
    /// <param name="seen">Version of the answer that the caller has; 0: none.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    [Alias("GetRevoked")]
    Task<RevokedSessionSet> GetRevoked(long seen, CancellationToken cancellationToken = default);
}

/// <summary>The sessions of which access tokens that were issued may not have expired yet, though the session has ended.</summary>
/// <param name="Version">Differs whenever the ids do.</param>
/// <param name="Ids">Each in 16 bytes, in the order of RFC 9562; null when the caller has them already.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.RevokedSessionSet")]
public sealed record RevokedSessionSet([property: Id(0)] long Version, [property: Id(1)] ReadOnlyMemory<byte>? Ids)
{
    /// <summary>How old an answer may be when it is given.</summary>
    public static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);
}
