using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Profiles;

/// <summary>
/// Accepts whoever has asked to follow an account that went public, should the process have died before it was done. Whether the account
/// still is public, the acceptance itself looks at; to do it again changes nothing.
/// </summary>
[GrainType("going-public"), ImplicitStreamSubscription(ProfileEvents.Namespace)]
public sealed class GoingPublicHandler : EventHandlerGrain
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
