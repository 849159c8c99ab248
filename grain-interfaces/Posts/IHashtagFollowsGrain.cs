using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>Which hashtags one user follows, by user id; at most <see cref="PostLimits.MaxHashtagsFollowed"/>.</summary>
[Alias("InstaHub.Posts.IHashtagFollowsGrain")]
public interface IHashtagFollowsGrain : IGrainWithGuidKey
{
    /// <summary>Follows a hashtag, in any form; has no effect when that is so already.</summary>
    /// <returns>
    /// The hashtag as it is now, or <see cref="PostErrors.NoSuchHashtag"/> for what cannot be one,
    /// <see cref="PostErrors.TooManyHashtagsFollowed"/>.
    /// </returns>
    [Alias("Follow")]
    Task<Result<HashtagView>> Follow(string hashtag);

    /// <summary>Ends it; works also when it was not so.</summary>
    /// <returns>The hashtag as it is now, or <see cref="PostErrors.NoSuchHashtag"/> for what cannot be one.</returns>
    [Alias("Unfollow")]
    Task<Result<HashtagView>> Unfollow(string hashtag);

    /// <summary>Whether the user follows it; in its one form.</summary>
    [Alias("Follows"), ReadOnly, AlwaysInterleave]
    ValueTask<bool> Follows(string hashtag);
}
