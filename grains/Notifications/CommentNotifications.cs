using System.Text.Json;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Events;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// Notifies of comments, replies, and mentions in them. Nobody is told twice of one comment: a reply comes before a mention, and that before
/// a comment on one's post.
/// </summary>
[GrainType("comment-notifications"), ImplicitStreamSubscription(CommentEvents.Namespace)]
public sealed class CommentNotifications(NotificationRecorder recorder, INotificationStore store, ContentReader content) : EventHandlerGrain
{
    // Those who answered in one thread, and were told of it.
    private const int MostOwners = 500;

    protected override async Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Type is not (CommentEvents.Commented or CommentEvents.Edited or CommentEvents.Deleted))
            return;
        var change = JsonSerializer.Deserialize(domainEvent.Payload.Span, CommentEventJson.Default.CommentChange)
            ?? throw new JsonException("The payload is null.");
        if (await GrainFactory.GetPost(change.PostId).GetCard() is not { } post)
            return; // it is gone, and its notifications with it
        if (domainEvent.Type != CommentEvents.Deleted && await GrainFactory.GetComment(change.CommentId).GetCard() is { } comment)
            await AddAsync(post, comment, change.AnsweredId);
        else
            await RemoveAsync(post, change, domainEvent.OccurredAt, cancellationToken);
    }

    private async Task AddAsync(PostCard post, CommentCard comment, Guid? answeredId) =>
        await Task.WhenAll((await LooksAsync(post, comment, answeredId)).Values.Select(looks => AddFirstAsync(comment.Id, looks)));

    private async Task AddFirstAsync(Guid commentId, List<NotificationLook> looks)
    {
        var (ownerId, actorId) = (looks[0].OwnerId, looks[0].ActorId);
        if (ownerId == actorId || await content.FindCommentAsync(ownerId, commentId) is null)
            return;
        foreach (var look in looks)
        {
            if (await recorder.AddAsync(look))
                return;
        }
    }

    // Whom it concerns, each with all that it is to them, what comes first first.
    private async Task<Dictionary<Guid, List<NotificationLook>>> LooksAsync(PostCard post, CommentCard comment, Guid? answeredId)
    {
        var looks = new Dictionary<Guid, List<NotificationLook>>();
        if (comment.ReplyTo is { } parentId)
        {
            if (await GrainFactory.GetComment(parentId).GetCard() is { } parent)
                Add(parent.AuthorId, NotificationKind.Reply, parentId, parentId);
            if (answeredId is { } answered && !looks.ContainsKey(answered))
                Add(answered, NotificationKind.Reply, parentId, parentId);
        }

        foreach (var mentioned in comment.Mentions.Select(mention => mention.Id).Distinct())
            Add(mentioned, NotificationKind.Mention, comment.Id, comment.Id);
        if (comment.ReplyTo is null)
            Add(post.AuthorId, NotificationKind.Comment, post.Id, null);
        return looks;

        void Add(Guid ownerId, NotificationKind kind, Guid targetId, Guid? commentId)
        {
            if (!looks.TryGetValue(ownerId, out var ofOwner))
                looks[ownerId] = ofOwner = [];
            ofOwner.Add(new NotificationLook(ownerId, comment.AuthorId, kind, targetId) { At = comment.CreatedAt, PostId = post.Id, CommentId = commentId });
        }
    }

    // A mention in it, likes of it and replies to it are hidden with it.
    private async Task RemoveAsync(PostCard post, CommentChange change, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (change.ReplyTo is not { } parentId)
        {
            await recorder.RemoveAsync(
                new NotificationLook(post.AuthorId, change.AuthorId, NotificationKind.Comment, post.Id) { At = at, PostId = post.Id });
        }
        else
        {
            var owners = await store.FindOwnersAsync(post.Id, parentId, MostOwners, cancellationToken);
            await Task.WhenAll(owners.Select(ownerId => recorder.RemoveAsync(
                new NotificationLook(ownerId, change.AuthorId, NotificationKind.Reply, parentId) { At = at, PostId = post.Id, CommentId = parentId })));
        }

        await Task.WhenAll((await store.FindOwnersAsync(post.Id, change.CommentId, MostOwners, cancellationToken)).Select(recorder.TellAsync));
    }
}
