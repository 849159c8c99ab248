using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Events;

namespace InstaHub.Grains.Posts;

/// <summary>Sees to it that authors know how many posts they have when whoever changed that did not come to say so: it died after the commit.</summary>
[GrainType("post-counts"), ImplicitStreamSubscription(PostEvents.Namespace)]
public sealed class PostCountsHandler(AuthorNotifier authors) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (PostEvents.Published or PostEvents.Archived or PostEvents.Unarchived or PostEvents.Deleted))
            return Task.CompletedTask;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, PostEventJson.Default.PostChange) ?? throw new JsonException("The payload is null.");
        return authors.HandleAsync(domainEvent, change);
    }
}
