using InstaHub.Grains.Posts;

namespace InstaHub.Silo.Stores.Notifications;

/// <summary>Removes the notifications about posts that are removed for good.</summary>
internal sealed class NotificationsOfPosts(NotificationRemoval removal) : IPostPurge
{
    private const int Step = 1_000;

    public async Task PurgeAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken)
    {
        Guid[] posts = [.. postIds];
        while (await removal.RemoveOfPostsAsync(posts, Step, cancellationToken))
            cancellationToken.ThrowIfCancellationRequested();
    }
}
