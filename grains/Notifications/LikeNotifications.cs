using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Notifications;

/// <summary>Notifies of likes.</summary>
[GrainType("like-notifications"), ImplicitStreamSubscription(ReactionEvents.Namespace)]
public sealed class LikeNotifications(NotificationRecorder recorder) : EventHandlerGrain
{
    // Each reads how things are.
    protected override bool InAnyOrder => true;

    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (ReactionEvents.Liked or ReactionEvents.Unliked))
            return;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, ReactionEventJson.Default.ReactionChange)
            ?? throw new JsonException("The payload is null.");
        if (await FindAsync(change) is not { } found)
            return; // it is gone, and its notifications with it
        var look = new NotificationLook(found.OwnerId, change.UserId, NotificationKind.Like, change.TargetId)
        {
            At = domainEvent.OccurredAt,
            PostId = found.PostId,
            CommentId = change.Kind == ContentKind.Comment ? change.TargetId : null,
        };
        // Whatever the type says: what is so is read again.
        if (domainEvent.Type == ReactionEvents.Liked)
            await recorder.AddAsync(look);
        else
            await recorder.RemoveAsync(look);
    }

    private async ValueTask<(Guid OwnerId, Guid PostId)?> FindAsync(ReactionChange change) => change.Kind switch
    {
        ContentKind.Post when await GrainFactory.GetPost(change.TargetId).GetCard() is { } post => (post.AuthorId, post.Id),
        ContentKind.Comment when await GrainFactory.GetComment(change.TargetId).GetCard() is { } comment => (comment.AuthorId, comment.PostId),
        _ => null,
    };
}
