using InstaHub.Grains.Accounts;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Reactions;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>Registration of this feature's stores, and of what it and its neighbours put into exports and remove of posts and accounts.</summary>
public static class ReactionStores
{
    public static IServiceCollection AddReactionStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<UserTarget, LikeWrite, LikeOutcome, LikeWriter>();
        services.AddSingleton<ILikeStore, LikeStore>();
        services.AddSingleton<IReactionListStore, ReactionListStore>();
        services.AddSingleton<IPostPurge, ReactionsOfPosts>();
        services.AddSingleton<IAccountPurge, ReactionsOfAccounts>();
        services.AddExportSection(
            "likes.json",
            "json_build_object('kind', (array['post', 'comment', 'story', 'reel'])[l.kind], 'id', l.target_id, 'at', l.liked_at)",
            "likes l where l.user_id = $1", ("l.liked_at", "l.target_id"));
        services.AddExportSection(
            "comments.json",
            """
            json_build_object('id', c.id, 'postId', c.post_id, 'replyTo', c.reply_to, 'text', c.text, 'createdAt', c.created_at,
                'editedAt', c.edited_at, 'deletedAt', c.deleted_at)
            """,
            "comments c where c.author_id = $1", ("c.created_at", "c.id"));
        services.AddExportSection(
            "bookmarks.json",
            "json_build_object('postId', b.post_id, 'collection', n.name, 'at', b.since)",
            "bookmarks b left join collections n on n.id = b.collection_id where b.user_id = $1", ("b.since", "b.post_id"));
        return services;
    }
}
