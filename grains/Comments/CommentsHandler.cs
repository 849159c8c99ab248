using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Events;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Comments;

/// <summary>Sees to it that posts and comments know how many comments they have; see <see cref="LikesHandler"/>.</summary>
[GrainType("comments"), ImplicitStreamSubscription(CommentEvents.Namespace)]
public sealed class CommentsHandler(CountsNotifier notifier) : EventHandlerGrain
{
    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (CommentEvents.Commented or CommentEvents.Deleted))
            return Task.CompletedTask;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, CommentEventJson.Default.CommentChange)
            ?? throw new JsonException("The payload is null.");
        var post = (change.PostId, ContentKind.Post);
        return change.ReplyTo is { } parentId
            ? notifier.HandleAsync(domainEvent.Id, post, (parentId, ContentKind.Comment))
            : notifier.HandleAsync(domainEvent.Id, post);
    }
}
