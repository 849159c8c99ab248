using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Feeds;

/// <summary>
/// Brings what is published, and whose account has changed, to the feeds in use. An event is done when every silo that hosts feeds has it; a
/// repetition brings how things are then. What changes between two users comes by <see cref="Graph.GraphChangesHandler"/>.
/// </summary>
[GrainType("fanout")]
[ImplicitStreamSubscription(PostEvents.Namespace), ImplicitStreamSubscription(AccountEvents.Namespace)]
public sealed class FanoutGrain(FeedFanout fanout) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => domainEvent.Type switch
    {
        PostEvents.Published => PostChanged(domainEvent, FeedHappening.Published),
        PostEvents.Archived or PostEvents.Unarchived or PostEvents.Deleted => PostChanged(domainEvent, FeedHappening.Moved),
        PostEvents.Edited => PostChanged(domainEvent, FeedHappening.Edited),
        AccountEvents.StatusChanged => AuthorChanged(domainEvent),
        _ => Task.CompletedTask,
    };

    // A dead event must not leave feeds wrong: each host is told to believe nothing.
    protected override Task OnDeadAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => fanout.DistrustAsync(cancellationToken);

    private Task PostChanged(DomainEvent domainEvent, FeedHappening happening) =>
        fanout.PostChangedAsync(Read(domainEvent, PostEventJson.Default.PostChange).PostId, happening);

    private Task AuthorChanged(DomainEvent domainEvent) =>
        fanout.AuthorChangedAsync(Read(domainEvent, AccountEventJson.Default.AccountStatusChange).UserId);

    private static T Read<T>(DomainEvent domainEvent, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(domainEvent.Payload.Span, type) ?? throw new JsonException("The payload is null.");
}
