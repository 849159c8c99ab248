using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Reactions;

/// <summary>Finds posts and comments for who may see them: the door for everything that is done about them.</summary>
public static class ContentSight
{
    /// <summary>A post that is published, or is the viewer's own archived one; null when it is not there for the viewer.</summary>
    public static async ValueTask<PostCard?> SeePostAsync(this IGrainFactory grains, Guid? viewerId, Guid postId)
    {
        if (await grains.GetPost(postId).GetCard() is not { } post)
            return null;
        var isShown = post.Status == PostStatus.Published || (post.Status == PostStatus.Archived && post.AuthorId == viewerId);
        return isShown && await grains.LookAsync(viewerId, post.AuthorId) == Sight.Everything ? post : null;
    }

    /// <summary>A comment, with the post it is on; null when it is not there for the viewer.</summary>
    public static async ValueTask<SeenComment?> SeeCommentAsync(this IGrainFactory grains, Guid? viewerId, Guid commentId)
    {
        if (await grains.GetComment(commentId).GetCard() is not { } comment
            || await grains.SeePostAsync(viewerId, comment.PostId) is not { } post
            || !await grains.SeesAuthorAsync(viewerId, comment.AuthorId, post.AuthorId))
            return null;
        // A reply is gone with what it replies to, and hidden with it.
        if (comment.ReplyTo is { } parentId
            && (await grains.GetComment(parentId).GetCard() is not { } parent || !await grains.SeesAuthorAsync(viewerId, parent.AuthorId, post.AuthorId)))
            return null;
        return new(comment, post);
    }

    // Whom the post's author restricts is read by themselves and by the post's author alone.
    private static async ValueTask<bool> SeesAuthorAsync(this IGrainFactory grains, Guid? viewerId, Guid authorId, Guid postAuthorId)
    {
        if (viewerId == authorId)
            return true;
        if (await grains.LookAsync(viewerId, authorId) < Sight.Profile)
            return false;
        return viewerId == postAuthorId || authorId == postAuthorId
            || !(await grains.GetRelationships(postAuthorId).Get(authorId)).HasFlag(Relation.Restricting);
    }

    private static async ValueTask<Sight> LookAsync(this IGrainFactory grains, Guid? viewerId, Guid ownerId)
    {
        if (await grains.GetUser(ownerId).GetCard() is not { } owner)
            return Sight.Hidden;
        var viewer = VisibilityRules.ViewerOf(viewerId, ownerId);
        var relation = viewer == Viewer.Other ? await grains.GetRelationships(viewerId!.Value).Get(ownerId) : Relation.None;
        return VisibilityRules.Decide(viewer, owner.Status, owner.IsPrivate, relation).Sight;
    }
}

/// <summary>A comment and the post it is on.</summary>
public sealed record SeenComment(CommentCard Comment, PostCard Post);
