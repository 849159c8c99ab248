using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Bookmarks;
using InstaHub.Grains.Posts.Reading;
using InstaHub.Grains.Profiles;
using Orleans.Concurrency;

namespace InstaHub.Grains.Reactions;

/// <inheritdoc cref="IReactionQueries"/>
[GrainType("reaction-queries"), StatelessWorker, Reentrant]
public sealed class ReactionQueries(
    IReactionListStore lists, IUserListStore users, IBookmarkStore bookmarks, ContentReader content, PostPages pages) : Grain, IReactionQueries
{
    public async Task<Result<UserPage<ListPosition>>> GetLikers(
        Guid targetId, ContentKind kind, Guid? viewerId, ListPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (await RefusalAsync(targetId, kind, viewerId) is { } refusal)
            return refusal;
        return await PageFilling.FillAsync(
            viewerId, after, limit, (user, found) => PageFilling.SightOf(viewerId, user, found),
            (last, count) => users.ReadLikersAsync(targetId, viewerId, last, count, cancellationToken));
    }

    public Task<PostPage> GetLikedPosts(Guid userId, PostPosition? after, int limit, CancellationToken cancellationToken = default) =>
        pages.FillAsync(userId, after, limit, (last, count) => lists.FindLikedPostsAsync(userId, last, count, cancellationToken));

    public async Task<Result<PostPage>> GetBookmarks(
        Guid userId, Guid? collectionId, PostPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (collectionId is { } id && !await bookmarks.HasCollectionAsync(userId, id, cancellationToken))
            return BookmarkErrors.NoSuchCollection;
        return await pages.FillAsync(
            userId, after, limit, (last, count) => lists.FindBookmarksAsync(userId, collectionId, last, count, cancellationToken));
    }

    public async Task<ActivityPage> GetActivity(
        Guid userId, ActivityKind? kind, ActivityPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        // One more than is shown tells whether there is a next page.
        var found = await lists.FindActivityAsync(userId, kind, after, limit + 1, cancellationToken);
        return found.Count <= limit ? new(found, null) : new([.. found.Take(limit)], found[limit - 1].Position);
    }

    private async ValueTask<Error?> RefusalAsync(Guid targetId, ContentKind kind, Guid? viewerId)
    {
        if (kind == ContentKind.Comment)
            return await content.FindCommentAsync(viewerId, targetId) is null ? ReactionErrors.NoSuchContent : null;
        if (kind != ContentKind.Post || await content.FindPostAsync(viewerId, targetId) is not { } post)
            return ReactionErrors.NoSuchContent;
        return post.HidesLikes && post.AuthorId != viewerId ? ReactionErrors.LikesHidden : null;
    }
}
