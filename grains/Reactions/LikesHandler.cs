using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Reactions;

/// <summary>
/// Sees to it that a post or comment knows its numbers when whoever changed them did not come to say so: it died after the commit, or
/// nobody answered in time.
/// </summary>
[GrainType("likes"), ImplicitStreamSubscription(ReactionEvents.Namespace)]
public sealed class LikesHandler(CountsNotifier notifier) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (ReactionEvents.Liked or ReactionEvents.Unliked))
            return Task.CompletedTask;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, ReactionEventJson.Default.ReactionChange)
            ?? throw new JsonException("The payload is null.");
        return notifier.HandleAsync(domainEvent.Id, (change.TargetId, change.Kind));
    }
}
