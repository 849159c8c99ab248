using InstaHub.Grains.Accounts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Workers;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>Registration of this feature's stores, and of what it puts into exports and removes of accounts.</summary>
public static class PostStores
{
    public static IServiceCollection AddPostStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<Guid, PostWrite, PostWriteOutcome, PostWriter>();
        services.AddSingleton<DueJobSignal>();
        services.AddSingleton<IPostStore, PostStore>();
        services.AddSingleton<IPostListStore, PostListStore>();
        services.AddSingleton<IHashtagStore, HashtagStore>();
        services.AddSingleton<PostRemoval>();
        services.AddSingleton<IAccountPurge, PostsOfAccounts>();
        services.AddExportSection(
            "posts.json",
            """
            json_build_object('id', p.id, 'status', (array['draft', 'scheduled', 'published', 'archived', 'deleted'])[p.status + 1],
                'caption', p.caption, 'media', p.media, 'location', p.location, 'hashtags', p.hashtags, 'createdAt', p.created_at,
                'publishAt', p.publish_at, 'publishedAt', p.published_at, 'editedAt', p.edited_at, 'deletedAt', p.deleted_at,
                'edits', (select coalesce(json_agg(json_build_object('since', e.since, 'caption', e.caption, 'media', e.media, 'location', e.location)
                    order by e.version), '[]') from post_edits e where e.post_id = p.id))
            """,
            "posts p where p.author_id = $1", ("p.created_at", "p.id"));
        services.AddExportSection(
            "hashtags.json",
            """
            json_build_object('following', (select coalesce(json_agg(json_build_object('hashtag', f.hashtag, 'since', f.since) order by f.since), '[]')
                from hashtag_follows f where f.user_id = a.id))
            """,
            "accounts a where a.id = $1");
        return services;
    }
}
