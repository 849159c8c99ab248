using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;
using InstaHub.Grains.Feeds;
using InstaHub.Grains.Notifications;

namespace InstaHub.Grains.Graph;

/// <summary>
/// Brings what has changed between two users to whoever must know: their grains, when whoever changed it did not come to say so (it died after
/// the commit, or nobody answered in time), feeds, and notifications. One handler rather than three: of a storm of follows, each delivery
/// costs about as much as what is done.
/// </summary>
[GrainType("graph-changes"), ImplicitStreamSubscription(GraphEvents.Namespace)]
public sealed class GraphChangesHandler(GraphNotifier notifier, FeedFanout fanout, GraphNotifications notifications) : EventHandlerGrain
{
    // Each reads how things are.
    protected override bool InAnyOrder => true;

    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, GraphEventJson.Default.GraphChange)
            ?? throw new JsonException("The payload is null.");
        // Each may be repeated when another has failed.
        return Task.WhenAll(
            notifier.HasTold(change, domainEvent.OccurredAt) ? Task.CompletedTask : TellAsync(domainEvent.Type, change),
            LeavesFeeds(domainEvent.Type) ? Task.CompletedTask : fanout.PairChangedAsync(change.ActorId, change.TargetId),
            notifications.HandleAsync(domainEvent.Type, change, domainEvent.OccurredAt));
    }

    // A dead event must not leave feeds wrong: each host is told to believe nothing.
    protected override Task OnDeadAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => fanout.DistrustAsync(cancellationToken);

    private async Task TellAsync(string type, GraphChange change)
    {
        // Whatever its type: to read once more is never wrong.
        await Task.WhenAll(
            GrainFactory.GetRelationships(change.ActorId).Forget([change.TargetId]),
            GrainFactory.GetRelationships(change.TargetId).Forget([change.ActorId]));
        if (LeavesCounts(type))
            return;
        await Task.WhenAll(
            GrainFactory.GetUser(change.ActorId).AccountChanged(),
            GrainFactory.GetUser(change.TargetId).AccountChanged());
    }

    private static bool LeavesCounts(string type) => LeavesFeeds(type) || type is GraphEvents.Unblocked or GraphEvents.MuteChanged;

    private static bool LeavesFeeds(string type) =>
        type is GraphEvents.FollowRequested or GraphEvents.RequestClosed or GraphEvents.RestrictionChanged or GraphEvents.CloseFriendChanged;
}
