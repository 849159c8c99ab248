using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Graph;

/// <summary>
/// Accepts the requests of an account that has gone public, where whoever changed it could not wait, or died before all were. If it is
/// private again by then, nothing is done. However many there are, an event takes little time: the rest is left to an event of its own,
/// behind those that wait already.
/// </summary>
[GrainType("gone-public"), ImplicitStreamSubscription(ProfileEvents.Namespace)]
public sealed class GonePublicHandler(IGraphStore graph, TimeProvider time) : EventHandlerGrain
{
    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (ProfileEvents.PrivacyChanged or ProfileEvents.RequestsLeft))
            return;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, ProfileEventJson.Default.ProfileChange)
            ?? throw new JsonException("The payload is null.");
        if (change.IsPrivate)
            return;

        if (!await GrainFactory.GetRelationships(change.UserId).AcceptSome())
            return;
        var now = time.GetUtcNow();
        var rest = domainEvent with { Id = Guid.CreateVersion7(now), Type = ProfileEvents.RequestsLeft, OccurredAt = now };
        await graph.AddEventAsync(rest, cancellationToken);
    }
}
