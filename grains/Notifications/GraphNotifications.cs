using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;

namespace InstaHub.Grains.Notifications;

/// <summary>Notifies of follows, requests and acceptances, and takes out who has undone them, or is blocked. One for the silo.</summary>
public sealed class GraphNotifications(NotificationRecorder recorder)
{
    /// <summary>Makes notifications say how things are after a change.</summary>
    /// <param name="type">One of <see cref="GraphEvents"/>.</param>
    /// <param name="change">Between whom.</param>
    /// <param name="at">When.</param>
    public Task HandleAsync(string type, GraphChange change, DateTimeOffset at)
    {
        var (actorId, targetId) = (change.ActorId, change.TargetId);
        var day = NotificationRules.DayOf(at);
        return type switch
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
            recorder.AddAsync(new NotificationLook(ownerId, userId, kind, groupId) { At = at, Day = day });

        // To follow again that day is not new, in a large group either.
        Task UndoAsync(Guid ownerId, Guid userId) =>
            recorder.RemoveAsync(new NotificationLook(ownerId, userId, NotificationKind.Follow, ownerId) { At = at, Day = day });

        Task ReviewAsync(Guid ownerId, Guid userId, NotificationKind? kind) =>
            recorder.RemoveAsync(new NotificationReview(ownerId, userId, kind));
    }
}
