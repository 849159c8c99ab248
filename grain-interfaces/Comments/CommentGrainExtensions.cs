using System.Globalization;

namespace InstaHub.GrainInterfaces.Comments;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class CommentGrainExtensions
{
    public static ICommentGrain GetComment(this IGrainFactory grains, Guid commentId) => grains.GetGrain<ICommentGrain>(commentId);

    public static ICommentQueries GetCommentQueries(this IGrainFactory grains) => grains.GetGrain<ICommentQueries>(0);

    /// <summary>The key of the events of comments on a post.</summary>
    public static string EventKey(Guid postId) => postId.ToString("D", CultureInfo.InvariantCulture);
}
