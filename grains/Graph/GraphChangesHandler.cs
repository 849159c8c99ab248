using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Graph;

/// <summary>
/// Sees to it that nobody goes on remembering what was between two users, when whoever changed it did not come to say so: it died after
/// the commit, or nobody answered in time.
/// </summary>
[GrainType("graph-changes"), ImplicitStreamSubscription(GraphEvents.Namespace)]
public sealed class GraphChangesHandler(GraphNotifier notifier) : EventHandlerGrain
{
    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        // Whatever its type: to read once more is never wrong.
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, GraphEventJson.Default.GraphChange)
            ?? throw new JsonException("The payload is null.");
        if (notifier.HasTold(change, domainEvent.OccurredAt))
            return;
        await Task.WhenAll(
            GrainFactory.GetRelationships(change.ActorId).Forget([change.TargetId]),
            GrainFactory.GetRelationships(change.TargetId).Forget([change.ActorId]));
        if (LeavesCounts(domainEvent.Type))
            return;
        await Task.WhenAll(
            GrainFactory.GetUser(change.ActorId).AccountChanged(),
            GrainFactory.GetUser(change.TargetId).AccountChanged());
    }

    private static bool LeavesCounts(string type) =>
        type is GraphEvents.FollowRequested or GraphEvents.RequestClosed or GraphEvents.Unblocked or GraphEvents.MuteChanged
            or GraphEvents.RestrictionChanged or GraphEvents.CloseFriendChanged;
}
