using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Accounts;

/// <summary>
/// Keeps the audit trail: notes what the events of accounts tell. An event may come twice; its act is noted once, because noting
/// it and noting that it was handled is one transaction.
/// </summary>
[GrainType("account-activity"), ImplicitStreamSubscription(AccountEvents.Namespace)]
public sealed class AccountActivityHandler(IAuditTrail trail) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        // What a newer build writes is for that build's handler.
        if (Read(domainEvent) is not { } activity)
            return Task.CompletedTask;

        var entry = new AuditEntry(
            domainEvent.Id, activity.UserId ?? Guid.Empty, domainEvent.Type, domainEvent.OccurredAt, activity.SessionId, activity.Address, activity.Device);
        return trail.AppendAsync(HandlerName, entry, cancellationToken);
    }

    private static AccountActivity? Read(DomainEvent domainEvent)
    {
        switch (domainEvent.Type)
        {
            case AccountEvents.Registered or AccountEvents.SignedIn or AccountEvents.SignInFailed or AccountEvents.RefreshReused
                or AccountEvents.SignedOut or AccountEvents.SignedOutEverywhere or AccountEvents.SessionRevoked or AccountEvents.PasswordChanged
                or AccountEvents.PasswordReset or AccountEvents.EmailVerified or AccountEvents.ExportRequested or AccountEvents.SecondFactorEnabled
                or AccountEvents.SecondFactorDisabled or AccountEvents.RecoveryCodesReplaced or AccountEvents.RecoveryCodeUsed
                or AccountEvents.PasskeyAdded or AccountEvents.PasskeyRemoved or AccountEvents.ExternalLinked or AccountEvents.AccountClaimed:
                return JsonSerializer.Deserialize(domainEvent.Payload.Span, AccountEventJson.Default.AccountActivity)
                    ?? throw new JsonException("The payload is null.");
            case AccountEvents.StatusChanged:
                var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, AccountEventJson.Default.AccountStatusChange)
                    ?? throw new JsonException("The payload is null.");
                return new AccountActivity(change.UserId, null, change.Address, change.Device);
            default:
                return null;
        }
    }
}
