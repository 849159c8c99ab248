using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Events;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Notifications;

/// <summary>Notifies of mentions and tags in posts, and says to whom posts show, or show no more, in their notifications.</summary>
[GrainType("post-notifications"), ImplicitStreamSubscription(PostEvents.Namespace)]
public sealed class PostNotifications(NotificationRecorder recorder, INotificationStore store, IPostStore posts, ContentReader content) : EventHandlerGrain
{
    // Others find out when what they have in memory is old.
    private const int MostTold = 100;

    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is PostEvents.Pinned or PostEvents.Unpinned)
            return;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, PostEventJson.Default.PostChange)
            ?? throw new JsonException("The payload is null.");
        if (domainEvent.Type != PostEvents.Published)
            await Task.WhenAll((await store.FindOwnersAsync(change.PostId, targetId: null, MostTold, cancellationToken)).Select(recorder.TellAsync));

        // Most posts name nobody.
        if (await GrainFactory.GetPost(change.PostId).GetCard() is { Status: PostStatus.Published, People.Count: > 0 })
            await AddAsync(change, cancellationToken);
    }

    private async Task AddAsync(PostChange change, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(change.PostId, cancellationToken) is not { } post)
            return;
        var mentioned = post.Mentions.Select(mention => (OwnerId: mention.Id, Kind: NotificationKind.Mention));
        var tagged = post.Media.SelectMany(media => media.Tags).Select(tag => (OwnerId: tag.UserId, Kind: NotificationKind.Tag));
        await Task.WhenAll(mentioned.Concat(tagged).Distinct().Select(named => AddAsync(change, named.OwnerId, named.Kind)));
    }

    private async Task AddAsync(PostChange change, Guid ownerId, NotificationKind kind)
    {
        if (ownerId != change.AuthorId && await content.FindPostAsync(ownerId, change.PostId) is not null)
        {
            var look = new NotificationLook(ownerId, change.AuthorId, kind, change.PostId) { At = change.PublishedAt, PostId = change.PostId };
            await recorder.AddAsync(look);
        }
    }
}
