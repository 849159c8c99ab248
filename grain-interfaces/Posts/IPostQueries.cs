using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>
/// Posts as a viewer may see them: the one door for readers, which applies the rules of visibility. One key serves all, since each silo
/// has workers of its own and none of them has a state.
/// </summary>
[Alias("InstaHub.Posts.IPostQueries")]
public interface IPostQueries : IGrainWithIntegerKey
{
    /// <summary>One post, from memory when it is warm.</summary>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="postId">The post.</param>
    /// <returns>Or <see cref="PostErrors.NoSuchPost"/>.</returns>
    [Alias("GetPost"), ReadOnly, AlwaysInterleave]
    ValueTask<Result<PostView>> GetPost(Guid? viewerId, Guid postId);

    /// <summary>Some posts as a JSON array, in their order, without those that the viewer may not see: for lists that others keep.</summary>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="postIds">Which.</param>
    [Alias("GetPosts"), ReadOnly, AlwaysInterleave]
    ValueTask<PostBatch> GetPosts(Guid? viewerId, IReadOnlyList<Guid> postIds);

    /// <summary>The numbers under some posts, without those posts that the viewer may not see.</summary>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="postIds">Which, each once.</param>
    [Alias("GetNumbers"), ReadOnly, AlwaysInterleave]
    ValueTask<IReadOnlyList<PostNumbers>> GetNumbers(Guid? viewerId, IReadOnlyList<Guid> postIds);

    /// <summary>A page of a list, newest first, without what the viewer may not see; so it may be short, or empty, and not the last.</summary>
    /// <param name="list">Which.</param>
    /// <param name="ownerId">Whose.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most posts, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>
    /// Or <see cref="ProfileErrors.NoSuchUser"/>, <see cref="GraphErrors.PrivateAccount"/>, and <c>blocked</c> to who blocks the owner.
    /// </returns>
    [Alias("GetList")]
    Task<Result<PostPage>> GetList(
        PostList list, Guid ownerId, Guid? viewerId, PostPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>A hashtag, whether or not a post has it.</summary>
    /// <param name="hashtag">In any form, without the sign.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Or <see cref="PostErrors.NoSuchHashtag"/> for what cannot be one.</returns>
    [Alias("GetHashtag")]
    Task<Result<HashtagView>> GetHashtag(string hashtag, Guid? viewerId, CancellationToken cancellationToken = default);

    /// <summary>A page of the published posts with a hashtag; see <see cref="GetList"/>.</summary>
    /// <returns>Or <see cref="PostErrors.NoSuchHashtag"/> for what cannot be one.</returns>
    [Alias("GetHashtagPosts")]
    Task<Result<PostPage>> GetHashtagPosts(
        string hashtag, Guid? viewerId, PostPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>What a post that the viewer may see said before its edits, the newest first.</summary>
    /// <returns>Or <see cref="PostErrors.NoSuchPost"/>.</returns>
    [Alias("GetHistory")]
    Task<Result<PostHistory>> GetHistory(Guid postId, Guid? viewerId, CancellationToken cancellationToken = default);
}

/// <summary>Some posts as one viewer may see them.</summary>
/// <param name="Json">A JSON array of posts, ready to be sent.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostBatch")]
public sealed record PostBatch([property: Id(0)] JsonBytes Json, [property: Id(1)] int Count);

/// <summary>The numbers under a post.</summary>
/// <param name="PostId">The post.</param>
/// <param name="Counts">Likes and comments.</param>
/// <param name="ShowsLikes">Whether the viewer is told how many like it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Posts.PostNumbers")]
public sealed record PostNumbers([property: Id(0)] Guid PostId, [property: Id(1)] ContentCounts Counts, [property: Id(2)] bool ShowsLikes);
