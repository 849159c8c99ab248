using InstaHub.GrainInterfaces.Feeds;

namespace InstaHub.Grains.Feeds;

/// <summary>What feeds are made of, as the database has it: the definition of the home feed is here alone.</summary>
public interface IFeedStore
{
    /// <summary>Whom a user follows, and the user.</summary>
    Task<IReadOnlyList<Guid>> FindAuthorsAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>The authors of a user's feed and its newest entries, all as of one moment.</summary>
    /// <param name="userId">Whose feed.</param>
    /// <param name="limit">Most entries.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<FeedDefinition> ReadAsync(Guid userId, int limit, CancellationToken cancellationToken = default);

    /// <summary>What some users contribute to a user's feed, all as of one moment.</summary>
    /// <param name="userId">Whose feed.</param>
    /// <param name="authorIds">Each once.</param>
    /// <param name="floor">Entries from this key on; null: all.</param>
    /// <param name="limit">Most entries of each, the newest.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<FeedDefinition> ReadAuthorsAsync(
        Guid userId, IReadOnlyList<Guid> authorIds, FeedKey? floor, int limit, CancellationToken cancellationToken = default);

    /// <summary>Entries of a user's feed below a key, newest first.</summary>
    Task<IReadOnlyList<FeedEntry>> ReadBelowAsync(Guid userId, FeedKey below, int limit, CancellationToken cancellationToken = default);

    /// <summary>How many likes and comments posts have; those that have none may be left out.</summary>
    Task<IReadOnlyDictionary<Guid, Engagement>> FindEngagementAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken = default);

    /// <summary>How often a user has lately liked, or commented on, posts of others: their newest <paramref name="limit"/> acts of each kind.</summary>
    Task<IReadOnlyDictionary<Guid, int>> FindAffinityAsync(Guid userId, int limit, CancellationToken cancellationToken = default);
}

/// <summary>A part of a feed, as of one moment.</summary>
/// <param name="Authors">Those asked about, or all: whom the user follows, and the user.</param>
/// <param name="Entries">In no order.</param>
public sealed record FeedDefinition(IReadOnlyList<FeedAuthor> Authors, IReadOnlyList<FeedEntry> Entries);

/// <summary>A user whose posts may be in a feed.</summary>
/// <param name="Id">Who.</param>
/// <param name="IsFollowed">Whether the feed's user follows them, or is them.</param>
/// <param name="IsShown">Whether their posts are in it: they are followed, active, not muted for posts and not blocked either way.</param>
public readonly record struct FeedAuthor(Guid Id, bool IsFollowed, bool IsShown);

/// <summary>A post in a feed.</summary>
public readonly record struct FeedEntry(FeedKey Key, Guid AuthorId);

/// <summary>What others did about a post.</summary>
public readonly record struct Engagement(long Likes, long Comments);
