using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Notifications;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Notifications;

namespace InstaHub.Stores.Contract.Notifications;

/// <summary>A host with the store of notifications, put together as the silo is, and the acts of tests: what is so is written by SQL, then looked at.</summary>
internal sealed class NotificationStoreHost(TestDatabase database, params (string Key, string Value)[] settings)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddNotificationStores(),
        settings: settings)
{
    public INotificationStore Store => Get<INotificationStore>();

    public NotificationRemoval Removal => Get<NotificationRemoval>();

    public IPostPurge PostPurge => Get<IPostPurge>();

    public IAccountPurge AccountPurge => Get<IAccountPurge>();

    public async Task<bool> LookAsync(NotificationLook look) => (await Patience.ForAsync(Store.WriteAsync(look), $"{look}")).IsThere;

    public Task ReviewAsync(Guid owner, Guid actor, NotificationKind? kind = null) =>
        Patience.ForAsync(Store.WriteAsync(new NotificationReview(owner, actor, kind)), "a review");

    /// <summary>The like is there, and is looked at.</summary>
    public async Task<bool> LikeAsync(Guid owner, Guid actor, Guid post)
    {
        await database.ExecuteAsync(
            $"""
            with liked as (
                insert into likes (user_id, target_id, kind, liked_at) values ('{actor}', '{post}', 1, clock_timestamp()) on conflict do nothing returning 1)
            update content_counts set likes = likes + 1 where target_id = '{post}' and exists (select from liked)
            """);
        return await LookAsync(LikeOf(owner, actor, post));
    }

    /// <summary>The like is gone, and that is looked at.</summary>
    public async Task<bool> UnlikeAsync(Guid owner, Guid actor, Guid post)
    {
        await database.ExecuteAsync($"""
            with unliked as (delete from likes where user_id = '{actor}' and target_id = '{post}' returning 1)
            update content_counts set likes = likes - 1 where target_id = '{post}' and exists (select from unliked)
            """);
        return await LookAsync(LikeOf(owner, actor, post) with { MayAdd = false });
    }

    public async Task<Guid> CommentAsync(Guid author, Guid post, Guid? replyTo = null, Guid? mentions = null)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            $"""
            insert into comments (id, post_id, author_id, reply_to, text, mentions, mention_names, created_at) values (
                '{id}', '{post}', '{author}', {(replyTo is null ? "null" : $"'{replyTo}'")}, 'Well.',
                {(mentions is null ? "'{}', '{}'" : $"array['{mentions}'::uuid], array['somebody']")}, clock_timestamp())
            """);
        return id;
    }

    public static NotificationLook LikeOf(Guid owner, Guid actor, Guid post) => new(owner, actor, NotificationKind.Like, post) { At = DateTimeOffset.UtcNow, PostId = post };

    public static NotificationLook CommentOn(Guid owner, Guid actor, Guid post) => new(owner, actor, NotificationKind.Comment, post) { At = DateTimeOffset.UtcNow, PostId = post };

    public Task<NotificationHead> HeadAsync(Guid owner, int count = 50) => Store.ReadHeadAsync(owner, count);

    /// <summary>The groups whose number of actors, or place, is not what the rows say, each in a line; of one owner.</summary>
    public Task<IReadOnlyList<string>> FindWrongAsync(Guid owner) => database.QueryAsync<string>(
        $"""
        select id || ' has ' || actors || ' actors, and there are ' || number from notifications
        cross join lateral (select count(*) as number from notification_actors where notification_id = id and is_there) as there
        where user_id = '{owner}' and actors <> number and not is_large
        union all
        select 'two groups at ' || placed_at from notifications where user_id = '{owner}' group by placed_at having count(*) > 1
        union all
        select id || ' is later than all' from notifications n join notification_owners o on o.user_id = n.user_id
        where n.user_id = '{owner}' and placed_at > last_placed
        """);
}
