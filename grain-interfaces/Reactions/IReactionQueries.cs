using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.GrainInterfaces.Reactions;

/// <summary>
/// Lists of what users like, have bookmarked and have done. One key serves all, since each silo has workers of its own and none of
/// them has a state.
/// </summary>
[Alias("InstaHub.Reactions.IReactionQueries")]
public interface IReactionQueries : IGrainWithIntegerKey
{
    /// <summary>Who likes a post or comment, newest first, without those whom the viewer may not see; so it may be short, or empty, and not the last.</summary>
    /// <param name="targetId">Which.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most users, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Or <see cref="ReactionErrors.NoSuchContent"/>, <see cref="ReactionErrors.LikesHidden"/>.</returns>
    [Alias("GetLikers")]
    Task<Result<UserPage<ListPosition>>> GetLikers(
        Guid targetId, ContentKind kind, Guid? viewerId, ListPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>The posts that a user likes, by when, newest first, without those that the user no longer sees; so it may be short, or empty, and not the last.</summary>
    [Alias("GetLikedPosts")]
    Task<PostPage> GetLikedPosts(Guid userId, PostPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>The posts that a user has bookmarked, likewise.</summary>
    /// <param name="userId">Whose bookmarks.</param>
    /// <param name="collectionId">Only those in this collection of the user; null: all.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most posts, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Or <see cref="BookmarkErrors.NoSuchCollection"/>.</returns>
    [Alias("GetBookmarks")]
    Task<Result<PostPage>> GetBookmarks(
        Guid userId, Guid? collectionId, PostPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>What a user has done and not undone, newest first; what was done to a thing that is deleted is left out.</summary>
    /// <param name="userId">Who did it.</param>
    /// <param name="kind">Only that; null: everything.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most entries, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    [Alias("GetActivity")]
    Task<ActivityPage> GetActivity(Guid userId, ActivityKind? kind, ActivityPosition? after, int limit, CancellationToken cancellationToken = default);
}
