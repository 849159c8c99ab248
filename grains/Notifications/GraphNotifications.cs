using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Notifications;

/// <summary>Notifies of follows, requests and acceptances, and takes out who has undone them, or is blocked.</summary>
[GrainType("graph-notifications"), ImplicitStreamSubscription(GraphEvents.Namespace)]
public sealed class GraphNotifications(NotificationRecorder recorder) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, GraphEventJson.Default.GraphChange)
            ?? throw new JsonException("The payload is null.");
        var (actorId, targetId) = (change.ActorId, change.TargetId);
        var day = NotificationRules.DayOf(domainEvent.OccurredAt);
        return domainEvent.Type switch
        {
            GraphEvents.Followed => AddAsync(targetId, actorId, NotificationKind.Follow, targetId),
            GraphEvents.FollowRequested => AddAsync(targetId, actorId, NotificationKind.Request, actorId),
            GraphEvents.FollowAccepted => Task.WhenAll(
                AddAsync(targetId, actorId, NotificationKind.Accepted, actorId), ReviewAsync(actorId, targetId, NotificationKind.Request)),
            GraphEvents.Unfollowed => Task.WhenAll(
                ReviewAsync(targetId, actorId, NotificationKind.Follow), UndoAsync(targetId, actorId), ReviewAsync(actorId, targetId, NotificationKind.Accepted)),
            GraphEvents.FollowerRemoved => Task.WhenAll(
                ReviewAsync(actorId, targetId, NotificationKind.Follow), ReviewAsync(targetId, actorId, NotificationKind.Accepted)),
            GraphEvents.RequestClosed => Task.WhenAll(
                ReviewAsync(targetId, actorId, NotificationKind.Request), ReviewAsync(actorId, targetId, NotificationKind.Request)),
            GraphEvents.Blocked or GraphEvents.Parted => Task.WhenAll(ReviewAsync(targetId, actorId, null), ReviewAsync(actorId, targetId, null)),
            _ => Task.CompletedTask,
        };

        Task AddAsync(Guid ownerId, Guid userId, NotificationKind kind, Guid groupId) =>
            recorder.AddAsync(new NotificationLook(ownerId, userId, kind, groupId) { At = domainEvent.OccurredAt, Day = day });

        // To follow again that day is not new, in a large group either.
        Task UndoAsync(Guid ownerId, Guid userId) =>
            recorder.RemoveAsync(new NotificationLook(ownerId, userId, NotificationKind.Follow, ownerId) { At = domainEvent.OccurredAt, Day = day });

        Task ReviewAsync(Guid ownerId, Guid userId, NotificationKind? kind) =>
            recorder.RemoveAsync(new NotificationReview(ownerId, userId, kind));
    }
}
