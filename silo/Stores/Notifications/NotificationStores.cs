using InstaHub.Grains.Accounts;
using InstaHub.Grains.Notifications;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>Registration of this feature's stores, of what goes into exports, and of what is removed with posts and accounts.</summary>
public static class NotificationStores
{
    public static IServiceCollection AddNotificationStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<OwnerActor, NotificationWrite, NotificationOutcome, NotificationWriter>();
        services.AddSingleton<NotificationCrowds>();
        services.AddSingleton<INotificationStore, NotificationStore>();
        services.AddSingleton<NotificationRemoval>();
        services.AddSingleton<IPostPurge, NotificationsOfPosts>();
        services.AddSingleton<IAccountPurge, NotificationsOfAccounts>();
        // Who did it is told by the other files, as far as it is the user's to know: here it is how many.
        services.AddExportSection(
            "notifications.json",
            $"""
            json_build_object('id', n.id, 'kind', (array['like', 'comment', 'reply', 'mention', 'tag', 'follow', 'request', 'accepted'])[n.kind],
                'postId', n.post_id, 'commentId', n.comment_id, 'count', {NotificationSql.Count}, 'at', n.placed_at, 'read', n.placed_at <= o.read_until)
            """,
            "notifications n join notification_owners o on o.user_id = n.user_id where n.user_id = $1 and n.actors > 0", ("n.placed_at", "n.id"));
        services.AddExportSection(
            "notification-settings.json",
            "coalesce(json_object_agg(kind, (array['everyone', 'following', 'off'])[coalesce(o.scopes[number], 0) + 1] order by number), '{}')",
            """
            unnest(array['likes', 'comments', 'replies', 'mentions', 'tags', 'follows', 'requests', 'acceptances']) with ordinality as kinds (kind, number)
            left join notification_owners o on o.user_id = $1
            """);
        return services;
    }
}
