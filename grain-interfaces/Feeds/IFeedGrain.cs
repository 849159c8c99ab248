using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>
/// One user's home feed, by user id. It is in use from the first question until it has rested for fifteen minutes; until then whatever is
/// published by those the user follows is brought to it. What it holds follows from the database alone. As a source of events it has
/// <c>post:new</c>, <c>post:updated</c> and <c>post:deleted</c>.
/// </summary>
[Alias("InstaHub.Feeds.IFeedGrain")]
public interface IFeedGrain : ILiveSource
{
    /// <summary>A page, without what the user may not see any more; so it may be short, and not the last.</summary>
    /// <returns>Or <see cref="FeedErrors.CursorExpired"/>.</returns>
    [Alias("GetPage")]
    Task<Result<FeedPage>> GetPage(FeedRequest request, CancellationToken cancellationToken = default);

    /// <summary>What is held in memory, for checks.</summary>
    [Alias("GetContents")]
    Task<FeedContents> GetContents(CancellationToken cancellationToken = default);
}
