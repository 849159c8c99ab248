using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Chats.Live;

/// <summary>Brings what happens in chats to those who look. An event is done when every silo that hosts inboxes has it.</summary>
[GrainType("chat-fanout"), ImplicitStreamSubscription(ChatEvents.Namespace)]
public sealed class ChatFanoutGrain(ChatFanout fanout) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken) =>
        ChatNewsReader.Read(domainEvent) is { } news ? fanout.HappenedAsync(news) : Task.CompletedTask;

    // A dead event must not leave anybody without: each host is told to believe nothing.
    protected override Task OnDeadAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => fanout.DistrustAsync(cancellationToken);
}
