using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Posts.Reading;

/// <summary>
/// Gathers what is needed to show posts to a viewer, from memory where it is warm, and leaves out what the viewer may not see. Every
/// reader of posts goes through here.
/// </summary>
public sealed class PostReader(IGrainFactory grains, IViewerMarks marks)
{
    /// <summary>A post, if the viewer may see it; without what only showing it needs.</summary>
    /// <param name="viewerId">Who looks; null: nobody known.</param>
    /// <param name="postId">Which.</param>
    public async ValueTask<PostCard?> FindVisibleAsync(Guid? viewerId, Guid postId) =>
        await SeeAsync(viewerId, postId) is { } seen ? seen.Post : null;

    /// <summary>One post as the viewer may see it; null: not at all.</summary>
    public async ValueTask<SeenPost?> ReadAsync(Guid? viewerId, Guid postId)
    {
        // What the viewer has done to it is asked meanwhile; it is mostly there at once.
        var done = viewerId is { } viewer ? marks.GetAsync(viewer, [postId]) : new([ViewerMarks.None]);
        if (await SeeAsync(viewerId, postId) is not { } seen)
        {
            await done;
            return null;
        }
        return await CompleteAsync(viewerId, seen, (await done)[0]);
    }

    /// <summary>Many posts, in their order; null for those that the viewer may not see.</summary>
    public async ValueTask<IReadOnlyList<SeenPost?>> ReadAsync(Guid? viewerId, IReadOnlyList<Guid> postIds)
    {
        if (postIds.Count == 0)
            return [];
        var done = viewerId is { } who ? marks.GetAsync(who, postIds) : new(new ViewerMarks[postIds.Count]);
        var (seen, marked) = (await FindVisibleAsync(viewerId, postIds), await done);
        var complete = new SeenPost?[seen.Count];
        for (var i = 0; i < complete.Length; i++)
            complete[i] = seen[i] is { } post ? await CompleteAsync(viewerId, post, marked[i]) : null;
        return complete;
    }

    /// <summary>Many posts, in their order, without what only showing them needs; null for those that the viewer may not see.</summary>
    public async ValueTask<IReadOnlyList<SeenPost?>> FindVisibleAsync(Guid? viewerId, IReadOnlyList<Guid> postIds)
    {
        var cards = await ValueTasks.AllAsync(postIds.Count, i => grains.GetPost(postIds[i]).GetCard());
        Guid[] authorIds = [.. cards.OfType<PostCard>().Select(card => card.AuthorId).Distinct()];
        var authors = ValueTasks.AllAsync(authorIds.Length, i => grains.GetUser(authorIds[i]).GetCard());
        var relations = viewerId is { } viewer && authorIds.Length > 0 ? grains.GetRelationships(viewer).GetMany(authorIds) : new(new Relation[authorIds.Length]);
        var (authorCards, between) = (await authors, await relations);
        var index = authorIds.Index().ToDictionary(author => author.Item, author => author.Index);

        var seen = new SeenPost?[postIds.Count];
        for (var i = 0; i < seen.Length; i++)
        {
            if (cards[i] is not { } card || authorCards[index[card.AuthorId]] is not { } author)
                continue;
            var relation = between[index[card.AuthorId]];
            if (PostRules.IsVisible(viewerId, card, author, relation))
                seen[i] = new SeenPost(card, author, relation) { ViewerId = viewerId };
        }

        return seen;
    }

    /// <summary>One post as many viewers may see it, in their order; null for those that may not.</summary>
    /// <param name="postId">Which.</param>
    /// <param name="viewerIds">Who look.</param>
    /// <param name="between">What is between a viewer, by their number, and the author, who is another.</param>
    /// <param name="isNew">Whether it was published just now, so that nobody has done anything to it.</param>
    public async ValueTask<IReadOnlyList<SeenPost?>> ReadForAsync(
        Guid postId, IReadOnlyList<Guid> viewerIds, Func<int, Guid, ValueTask<Relation>> between, bool isNew)
    {
        var seen = new SeenPost?[viewerIds.Count];
        if (await grains.GetPost(postId).GetCard() is not { } post || await grains.GetUser(post.AuthorId).GetCard() is not { } author)
            return seen;
        var relations = await ValueTasks.AllAsync(
            viewerIds.Count, i => viewerIds[i] == post.AuthorId ? new(Relation.None) : between(i, post.AuthorId));
        var done = isNew ? null : await ValueTasks.AllAsync(viewerIds.Count, i => marks.GetAsync(viewerIds[i], [postId]));
        if (author.IsPrivate || post.Status != PostStatus.Published)
        {
            if (await grains.GetPost(postId).GetSignedCard() is not { } signed)
                return seen;
            post = signed;
        }

        for (var i = 0; i < seen.Length; i++)
        {
            if (!PostRules.IsVisible(viewerIds[i], post, author, relations[i]))
                continue;
            var hidden = post.People.Count == 0 ? [] : await FindHiddenAsync(viewerIds[i], post.People);
            seen[i] = new SeenPost(post, author, relations[i]) { ViewerId = viewerIds[i], Marks = done?[i][0] ?? ViewerMarks.None, HiddenPeople = hidden };
        }
        return seen;
    }

    private async ValueTask<SeenPost?> SeeAsync(Guid? viewerId, Guid postId)
    {
        if (await grains.GetPost(postId).GetCard() is not { } post || await grains.GetUser(post.AuthorId).GetCard() is not { } author)
            return null;
        var relation = viewerId is { } viewer && viewer != post.AuthorId ? await grains.GetRelationships(viewer).Get(post.AuthorId) : Relation.None;
        return PostRules.IsVisible(viewerId, post, author, relation) ? new SeenPost(post, author, relation) : null;
    }

    // What few posts need.
    private async ValueTask<SeenPost?> CompleteAsync(Guid? viewerId, SeenPost seen, ViewerMarks marked)
    {
        seen = seen with { ViewerId = viewerId, Marks = marked };
        if (seen.IsSigned)
        {
            if (await grains.GetPost(seen.Post.Id).GetSignedCard() is not { } signed)
                return null; // deleted meanwhile
            seen = seen with { Post = signed };
        }
        return seen.Post.People.Count == 0 ? seen : seen with { HiddenPeople = await FindHiddenAsync(viewerId, seen.Post.People) };
    }

    /// <summary>Whom of those that a post names, or named, is absent for the viewer: gone, or blocking them.</summary>
    /// <param name="viewerId">Who looks; null: nobody known.</param>
    /// <param name="people">Each once.</param>
    public async ValueTask<IReadOnlyList<Guid>> FindHiddenAsync(Guid? viewerId, IReadOnlyList<Guid> people)
    {
        if (people.Count == 0)
            return [];
        var cards = await ValueTasks.AllAsync(people.Count, i => grains.GetUser(people[i]).GetCard());
        var relations = viewerId is { } viewer ? await grains.GetRelationships(viewer).GetMany(people) : new Relation[people.Count];
        return [.. people.Where((id, i) => cards[i] is not { } card || !PostRules.MayKnowOf(viewerId, id, card.Status, relations[i]))];
    }
}

/// <summary>A post that a viewer may see, with what it is shown with.</summary>
/// <param name="Post">The post.</param>
/// <param name="Author">Its author.</param>
/// <param name="Relation">What is between viewer and author.</param>
public sealed record SeenPost(PostCard Post, UserCard Author, Relation Relation)
{
    /// <summary>Null: nobody known.</summary>
    public Guid? ViewerId { get; init; }

    public ViewerMarks Marks { get; init; }

    /// <summary>Who is named in the post and absent for the viewer.</summary>
    public IReadOnlyList<Guid> HiddenPeople { get; init; } = [];

    /// <summary>Whether addresses of its media are signed: not everybody may see it.</summary>
    public bool IsSigned => Author.IsPrivate || Post.Status != PostStatus.Published;

    /// <summary>Whether the viewer is told how many like it.</summary>
    public bool ShowsLikes => !Post.HidesLikes || ViewerId == Post.AuthorId;
}
