using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;
using InstaHub.Grains.Posts.Text;
using Orleans.Concurrency;

namespace InstaHub.Grains.Posts.Reading;

/// <inheritdoc cref="IPostQueries"/>
[GrainType("post-queries"), StatelessWorker, Reentrant]
public sealed class PostQueries(PostReader reader, PostPages pages, IPostStore posts, IPostListStore lists, IHashtagStore hashtags) : Grain, IPostQueries
{
    public async ValueTask<Result<PostView>> GetPost(Guid? viewerId, Guid postId) =>
        await reader.ReadAsync(viewerId, postId) is { } seen ? PostJson.View(seen) : PostErrors.NoSuchPost;

    public async ValueTask<PostBatch> GetPosts(Guid? viewerId, IReadOnlyList<Guid> postIds)
    {
        SeenPost[] seen = [.. (await reader.ReadAsync(viewerId, postIds)).OfType<SeenPost>()];
        return new PostBatch(PostJson.Array(seen), seen.Length);
    }

    public async ValueTask<IReadOnlyList<PostNumbers>> GetNumbers(Guid? viewerId, IReadOnlyList<Guid> postIds)
    {
        var visible = await reader.FindVisibleAsync(viewerId, postIds);
        return [.. visible.OfType<SeenPost>().Select(seen => new PostNumbers(seen.Post.Id, seen.Post.Counts, seen.ShowsLikes))];
    }

    public async Task<Result<PostPage>> GetList(
        PostList list, Guid ownerId, Guid? viewerId, PostPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (await RefusalAsync(list, ownerId, viewerId) is { } refusal)
            return refusal;
        return await pages.FillAsync(viewerId, after, limit, (last, count) => lists.ReadAsync(list, ownerId, last, count, cancellationToken));
    }

    public async Task<Result<HashtagView>> GetHashtag(string hashtag, Guid? viewerId, CancellationToken cancellationToken = default)
    {
        if (Hashtag.Normalize(hashtag) is not { } tag)
            return PostErrors.NoSuchHashtag;
        bool? follows = viewerId is { } viewer ? await GrainFactory.GetHashtagFollows(viewer).Follows(tag) : null;
        return new HashtagView(tag, await hashtags.CountAsync(tag, cancellationToken), follows);
    }

    public async Task<Result<PostPage>> GetHashtagPosts(
        string hashtag, Guid? viewerId, PostPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        if (Hashtag.Normalize(hashtag) is not { } tag)
            return PostErrors.NoSuchHashtag;
        return await pages.FillAsync(viewerId, after, limit, (last, count) => lists.ReadHashtagAsync(tag, last, count, cancellationToken));
    }

    public async Task<Result<PostHistory>> GetHistory(Guid postId, Guid? viewerId, CancellationToken cancellationToken = default)
    {
        if (await reader.FindVisibleAsync(viewerId, postId) is null)
            return PostErrors.NoSuchPost;
        var revisions = await posts.FindRevisionsAsync(postId, cancellationToken);
        var hidden = await reader.FindHiddenAsync(
            viewerId, [.. revisions.SelectMany(revision => revision.Media).SelectMany(media => media.Tags).Select(tag => tag.UserId).Distinct()]);
        return new PostHistory(hidden.Count == 0 ? revisions : [.. revisions.Select(revision => Without(revision, hidden))]);
    }

    private static PostRevision Without(PostRevision revision, IReadOnlyList<Guid> hidden) => revision with
    {
        Media = [.. revision.Media.Select(media => media with { Tags = [.. media.Tags.Where(tag => !hidden.Contains(tag.UserId))] })],
    };

    private async ValueTask<Error?> RefusalAsync(PostList list, Guid ownerId, Guid? viewerId)
    {
        if (list >= PostList.Drafts)
            return viewerId == ownerId ? null : ProfileErrors.NoSuchUser;
        if (await GrainFactory.GetUser(ownerId).GetCard() is not { } owner)
            return ProfileErrors.NoSuchUser;
        var viewer = VisibilityRules.ViewerOf(viewerId, ownerId);
        var relation = viewer == Viewer.Other ? await GrainFactory.GetRelationships(viewerId!.Value).Get(ownerId) : Relation.None;
        return VisibilityRules.Decide(viewer, owner.Status, owner.IsPrivate, relation).Sight switch
        {
            Sight.Hidden => ProfileErrors.NoSuchUser,
            Sight.Stub => ProfileErrors.BlockedByCaller,
            Sight.Profile => GraphErrors.PrivateAccount,
            _ => null,
        };
    }
}
