namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>Compares feeds with what the database says that they are, by queries that no reader of feeds uses. For operators and tests.</summary>
[Alias("InstaHub.Feeds.IFeedCheckGrain")]
public interface IFeedCheckGrain : IGrainWithIntegerKey
{
    /// <summary>Most feeds in one call of <see cref="Check"/>.</summary>
    const int MostAtOnce = 100;

    /// <summary>Some feeds that are in use, and some users at random whose feeds are most likely not.</summary>
    /// <param name="count">Most of each.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Ids of users, each once.</returns>
    [Alias("Sample")]
    Task<IReadOnlyList<Guid>> Sample(int count, CancellationToken cancellationToken = default);

    /// <summary>Users by their usernames.</summary>
    /// <returns>In the order asked for; null: nobody is called that.</returns>
    [Alias("FindUsers")]
    Task<IReadOnlyList<Guid?>> FindUsers(IReadOnlyList<string> usernames, CancellationToken cancellationToken = default);

    /// <summary>Compares the feeds of some users; those that are not in use are made so.</summary>
    /// <param name="userIds">At most <see cref="MostAtOnce"/>.</param>
    /// <param name="cancellationToken">For the database.</param>
    [Alias("Check")]
    Task<FeedCheckReport> Check(IReadOnlyList<Guid> userIds, CancellationToken cancellationToken = default);
}

/// <summary>How some feeds differ from what the database says, now and two seconds before.</summary>
/// <param name="Checked">How many feeds were compared.</param>
/// <param name="Missing">Posts that should be in a feed.</param>
/// <param name="Surplus">Entries that should not be in a feed, or not where they are.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedCheckReport")]
public sealed record FeedCheckReport(
    [property: Id(0)] int Checked, [property: Id(1)] IReadOnlyList<FeedFault> Missing, [property: Id(2)] IReadOnlyList<FeedFault> Surplus);

/// <summary>An entry that is wrong.</summary>
/// <param name="UserId">In whose feed.</param>
/// <param name="PostId">Which post.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedFault")]
public readonly record struct FeedFault([property: Id(0)] Guid UserId, [property: Id(1)] Guid PostId);
