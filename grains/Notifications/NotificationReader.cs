using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Notifications;

/// <summary>
/// Gathers what is needed to show notifications to their owner, from memory where it is warm, and leaves out what the owner may not see
/// any more.
/// </summary>
public sealed class NotificationReader(IGrainFactory grains, ContentReader content)
{
    /// <summary>The notifications in their order; null for those that are hidden.</summary>
    public async Task<IReadOnlyList<ShownNotification?>> ReadAsync(Guid ownerId, IReadOnlyList<StoredNotification> found)
    {
        var there = found.Where(stored => stored.IsThere).ToArray();
        if (there.Length == 0)
            return new ShownNotification?[found.Count];
        Guid[] people = [.. there.SelectMany(stored => stored.Actors).Select(actor => actor.UserId).Distinct()];
        var reading = ValueTasks.AllAsync(people.Length, i => grains.GetUser(people[i]).GetCard());
        var relating = grains.GetRelationships(ownerId).GetMany(people);
        var seeing = FindAllAsync(there.Where(stored => stored.PostId is not null && stored.CommentId is null).Select(stored => stored.PostId!.Value),
            id => content.FindPostAsync(ownerId, id));
        var hearing = FindAllAsync(there.SelectMany(CommentsOf), id => content.FindCommentAsync(ownerId, id));
        var (cards, relations, posts, comments) = (await reading, await relating, await seeing, await hearing);
        var known = people.Index().ToDictionary(person => person.Item, person => (Card: cards[person.Index], Relation: relations[person.Index]));
        return [.. found.Select(stored => stored.IsThere ? Show(ownerId, stored, known, posts, comments) : null)];
    }

    private static ShownNotification? Show(
        Guid ownerId, StoredNotification stored, Dictionary<Guid, (UserCard? Card, Relation Relation)> known,
        Dictionary<Guid, PostCard?> posts, Dictionary<Guid, SeenComment?> comments)
    {
        if (stored.CommentId is { } commentId)
        {
            if (comments[commentId] is not { Comment: var comment }
                || (stored.Kind == NotificationKind.Mention && !comment.Mentions.Any(mention => mention.Id == ownerId)))
                return null;
        }
        else if (stored.PostId is { } postId)
        {
            if (posts[postId] is not { } post || (stored.Kind is NotificationKind.Mention or NotificationKind.Tag && !post.People.Contains(ownerId)))
                return null;
        }

        var actors = stored.Actors.Where(IsShown).ToArray();
        if (actors.Length == 0)
            return null;
        // Of those that were not read nothing is known here: they count.
        var count = stored.Count <= stored.Actors.Count ? actors.Length : stored.Count - (stored.Actors.Count - actors.Length);
        var newest = stored.Kind is NotificationKind.Comment or NotificationKind.Reply ? actors[0].SubjectId : stored.CommentId;
        return new ShownNotification(
            ownerId, stored, [.. actors.Take(NotificationLimits.ActorsShown).Select(actor => (known[actor.UserId].Card!, known[actor.UserId].Relation))], count, newest);

        bool IsShown(StoredActor actor)
        {
            var (card, relation) = known[actor.UserId];
            return card is not null
                && NotificationRules.IsShown(ownerId, card, relation)
                && (stored.Kind != NotificationKind.Request || relation.HasFlag(Relation.RequestedBy))
                && (stored.Kind is not (NotificationKind.Comment or NotificationKind.Reply) || comments[actor.SubjectId] is not null);
        }
    }

    private static IEnumerable<Guid> CommentsOf(StoredNotification stored)
    {
        if (stored.CommentId is { } commentId)
            yield return commentId;
        if (stored.Kind is not (NotificationKind.Comment or NotificationKind.Reply))
            yield break;
        foreach (var actor in stored.Actors)
            yield return actor.SubjectId;
    }

    private static async Task<Dictionary<Guid, T?>> FindAllAsync<T>(IEnumerable<Guid> ids, Func<Guid, ValueTask<T?>> find)
        where T : class
    {
        Guid[] each = [.. ids.Distinct()];
        var found = await ValueTasks.AllAsync(each.Length, i => find(each[i]));
        return each.Index().ToDictionary(item => item.Item, item => found[item.Index]);
    }
}

/// <summary>A notification as its owner may see it.</summary>
/// <param name="OwnerId">Whose.</param>
/// <param name="Stored">As it is stored.</param>
/// <param name="Actors">The newest, at most <see cref="NotificationLimits.ActorsShown"/>, and what is between the owner and them.</param>
/// <param name="Count">How many actors in all.</param>
/// <param name="CommentId">The comment to look at: the newest of those it tells of, or the one that it is about.</param>
public sealed record ShownNotification(
    Guid OwnerId, StoredNotification Stored, IReadOnlyList<(UserCard Card, Relation Relation)> Actors, int Count, Guid? CommentId);
