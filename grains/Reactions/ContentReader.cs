using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;
using InstaHub.Grains.Posts.Reading;

namespace InstaHub.Grains.Reactions;

/// <summary>Finds posts and comments for who may see them: the door for everything that is done about them.</summary>
public sealed class ContentReader(IGrainFactory grains, PostReader posts)
{
    /// <summary>A post that has been published; null when it is not there for the viewer.</summary>
    /// <param name="viewerId">Who looks; null: nobody known.</param>
    /// <param name="postId">Which.</param>
    public async ValueTask<PostCard?> FindPostAsync(Guid? viewerId, Guid postId) =>
        await posts.FindVisibleAsync(viewerId, postId) is { Status: PostStatus.Published or PostStatus.Archived } post ? post : null;

    /// <summary>A comment, with the post it is on; null when it is not there for the viewer.</summary>
    public async ValueTask<SeenComment?> FindCommentAsync(Guid? viewerId, Guid commentId)
    {
        if (await grains.GetComment(commentId).GetCard() is not { } comment
            || await FindPostAsync(viewerId, comment.PostId) is not { } post
            || !await SeesCommentOfAsync(viewerId, comment.AuthorId, post.AuthorId))
            return null;
        // A reply is gone with what it replies to, and hidden with it.
        if (comment.ReplyTo is { } parentId
            && (await grains.GetComment(parentId).GetCard() is not { } parent || !await SeesCommentOfAsync(viewerId, parent.AuthorId, post.AuthorId)))
            return null;
        return new(comment, post);
    }

    private async ValueTask<bool> SeesCommentOfAsync(Guid? viewerId, Guid authorId, Guid postAuthorId)
    {
        if (await grains.GetUser(authorId).GetCard() is not { } author)
            return false;
        var isOther = viewerId is not null && viewerId != authorId;
        var relation = isOther ? await grains.GetRelationships(viewerId!.Value).Get(authorId) : Relation.None;
        var isRestricted = authorId != postAuthorId && (await grains.GetRelationships(postAuthorId).Get(authorId)).HasFlag(Relation.Restricting);
        return SeesCommentOf(viewerId, author, relation, isRestricted, postAuthorId);
    }

    /// <summary>The rule: whether a viewer who sees a post sees the comments of somebody on it. Pure.</summary>
    /// <param name="viewerId">Who looks; null: nobody known.</param>
    /// <param name="author">Who made the comment. Their account may be private: on somebody's post they speak to all who see it.</param>
    /// <param name="relation">What is between the two, seen by the viewer.</param>
    /// <param name="isRestricted">Whether the post's author restricts the comment's, whom then only the two of them read.</param>
    /// <param name="postAuthorId">Whose post it is.</param>
    public static bool SeesCommentOf(Guid? viewerId, UserCard author, Relation relation, bool isRestricted, Guid postAuthorId) =>
        VisibilityRules.Decide(VisibilityRules.ViewerOf(viewerId, author.Id), author.Status, author.IsPrivate, relation).Sight >= Sight.Profile
        && (!isRestricted || viewerId == author.Id || viewerId == postAuthorId);
}

/// <summary>A comment and the post it is on.</summary>
public sealed record SeenComment(CommentCard Comment, PostCard Post);
