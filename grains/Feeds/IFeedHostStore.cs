using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>Which silos host feeds: a lease each, by the database's clock.</summary>
public interface IFeedHostStore
{
    /// <summary>Begins a new epoch of a silo, with a lease.</summary>
    /// <returns>The epoch.</returns>
    Task<long> BeginAsync(string silo, CancellationToken cancellationToken = default);

    /// <summary>Prolongs a lease; false: it has lapsed, or another epoch has begun.</summary>
    Task<bool> RenewAsync(string silo, long epoch, CancellationToken cancellationToken = default);

    /// <summary>Ends a lease.</summary>
    Task EndAsync(string silo, long epoch, CancellationToken cancellationToken = default);

    /// <summary>Ends the leases of all silos: each begins a new epoch.</summary>
    Task EndAllAsync(CancellationToken cancellationToken = default);

    /// <summary>The silos that have a lease now.</summary>
    Task<IReadOnlyList<FeedHostLease>> FindAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether that lease still holds.</summary>
    Task<bool> IsLeasedAsync(FeedHostLease host, CancellationToken cancellationToken = default);

    /// <summary>The hosts and the state of some posts, read after the call began. Posts that are gone for good are left out.</summary>
    Task<FanoutReading> ReadAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken = default);
}

/// <summary>A silo that hosts feeds.</summary>
public sealed record FeedHostLease(string Silo, long Epoch);

/// <summary>What a fan-out needs to know.</summary>
public sealed record FanoutReading(IReadOnlyList<FeedHostLease> Hosts, IReadOnlyList<FeedPost> Posts);
