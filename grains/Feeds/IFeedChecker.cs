using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>Says what feeds should hold, without any code that fills or reads them.</summary>
public interface IFeedChecker
{
    /// <summary>
    /// Compares a feed with the database; if they differ, once more after two seconds, since news may be under way. Only what is wrong
    /// both times is told.
    /// </summary>
    /// <param name="userId">Whose feed.</param>
    /// <param name="read">Gives what the feed holds at that moment; null: it is not there any more, and nothing is wrong.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<FeedDifference> CheckAsync(Guid userId, Func<Task<FeedContents?>> read, CancellationToken cancellationToken = default);

    /// <summary>Active users at random.</summary>
    Task<IReadOnlyList<Guid>> SampleUsersAsync(int count, CancellationToken cancellationToken = default);

    /// <summary>Users by their usernames, in the order asked for.</summary>
    Task<IReadOnlyList<Guid?>> FindUsersAsync(IReadOnlyList<string> usernames, CancellationToken cancellationToken = default);
}

/// <summary>What is wrong with a feed: ids of posts.</summary>
public sealed record FeedDifference(IReadOnlyList<Guid> Missing, IReadOnlyList<Guid> Surplus)
{
    public static readonly FeedDifference None = new([], []);

    public bool IsNone => Missing.Count == 0 && Surplus.Count == 0;
}
