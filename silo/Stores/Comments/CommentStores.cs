using InstaHub.Grains.Comments;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Comments;

/// <summary>Registration of this feature's stores.</summary>
public static class CommentStores
{
    public static IServiceCollection AddCommentStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<Guid, CommentWrite, CommentOutcome, CommentWriter>();
        services.AddSingleton<ICommentStore, CommentStore>();
        return services;
    }
}
