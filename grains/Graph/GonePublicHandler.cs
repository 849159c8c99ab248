using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Graph;

/// <summary>
/// Accepts the requests of an account that has gone public, where whoever changed it died before all were. If it is private again by
/// then, nothing is done.
/// </summary>
[GrainType("gone-public"), ImplicitStreamSubscription(ProfileEvents.Namespace)]
public sealed class GonePublicHandler : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type != ProfileEvents.PrivacyChanged)
            return Task.CompletedTask;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, ProfileEventJson.Default.ProfileChange)
            ?? throw new JsonException("The payload is null.");
        return change.IsPrivate ? Task.CompletedTask : GrainFactory.GetRelationships(change.UserId).AcceptAll();
    }
}
