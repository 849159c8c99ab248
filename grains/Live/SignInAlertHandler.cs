using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Live;

/// <summary>Tells users wherever they are connected that somebody has signed in to their account.</summary>
[GrainType("sign-in-alerts"), ImplicitStreamSubscription(AccountEvents.Namespace)]
public sealed class SignInAlertHandler : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type != AccountEvents.SignedIn)
            return Task.CompletedTask;

        var activity = JsonSerializer.Deserialize(domainEvent.Payload.Span, AccountEventJson.Default.AccountActivity)
            ?? throw new JsonException("The payload is null.");
        var userId = Guid.ParseExact(domainEvent.Key, "D");
        return GrainFactory.GetAccountAlerts(userId).SignedIn(
            domainEvent.Id, new SignInAlert(activity.SessionId, activity.Address, activity.Device, domainEvent.OccurredAt));
    }
}
