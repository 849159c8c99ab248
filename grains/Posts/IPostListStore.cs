using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Grains.Posts;

/// <summary>The ids of lists of posts, in the order of the list, by one query each.</summary>
public interface IPostListStore
{
    /// <summary>Up to <paramref name="count"/> of a user's list after a position; fewer only at its end.</summary>
    Task<IReadOnlyList<PostPosition>> ReadAsync(PostList list, Guid ownerId, PostPosition? after, int count, CancellationToken cancellationToken);

    /// <summary>Likewise of the published posts with a hashtag.</summary>
    Task<IReadOnlyList<PostPosition>> ReadHashtagAsync(string hashtag, PostPosition? after, int count, CancellationToken cancellationToken);
}

/// <summary>Hashtags, and who follows them.</summary>
public interface IHashtagStore
{
    /// <summary>How many published posts have it.</summary>
    Task<long> CountAsync(string hashtag, CancellationToken cancellationToken = default);

    /// <summary>What a user follows, at most <see cref="PostLimits.MaxHashtagsFollowed"/>.</summary>
    Task<IReadOnlyList<string>> FindFollowedAsync(Guid userId, CancellationToken cancellationToken = default);

    /// <summary>Notes that the user follows it; has no effect when that is so already.</summary>
    Task FollowAsync(Guid userId, string hashtag, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Notes that the user does not.</summary>
    Task UnfollowAsync(Guid userId, string hashtag, CancellationToken cancellationToken = default);
}
