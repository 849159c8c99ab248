using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Reactions;

namespace InstaHub.Grains.Comments;

/// <summary>
/// Gathers what is needed to show comments on a post to a viewer who sees the post, from memory where it is warm, and leaves out what the
/// viewer may not see.
/// </summary>
public sealed class CommentReader(IGrainFactory grains)
{
    /// <summary>The comments in their order; null for those that the viewer may not see.</summary>
    internal async ValueTask<IReadOnlyList<ShownComment?>> ReadAsync(Guid? viewerId, PostCard post, IReadOnlyList<FoundComment> found)
    {
        if (found.Count == 0)
            return [];
        Guid[] people = [.. found.Select(comment => comment.Card.AuthorId).Concat(found.SelectMany(comment => comment.Card.Mentions).Select(mention => mention.Id)).Distinct()];
        var reading = ValueTasks.AllAsync(people.Length, i => grains.GetUser(people[i]).GetCard());
        var relating = viewerId is { } viewer ? grains.GetRelationships(viewer).GetMany(people) : new(new Relation[people.Length]);
        var marking = viewerId is { } who ? grains.GetReactions(who).GetMany([.. found.Select(comment => comment.Card.Id)]) : new(new ViewerMarks[found.Count]);
        var (cards, relations, marks) = (await reading, await relating, await marking);
        var known = people.Index().ToDictionary(person => person.Item, person => (Card: cards[person.Index], Relation: relations[person.Index]));
        var hidden = known.Where(person => person.Value.Card is not { } card || !PostRules.MayKnowOf(viewerId, person.Key, card.Status, person.Value.Relation))
            .Select(person => person.Key).ToHashSet();
        return [.. found.Select(Show)];

        ShownComment? Show(FoundComment comment, int index)
        {
            var (author, relation) = known[comment.Card.AuthorId];
            return author is not null && ContentReader.SeesCommentOf(viewerId, author, relation, comment.IsRestricted, post.AuthorId)
                ? new ShownComment(comment.Card, author.Stub, marks[index].HasFlag(ViewerMarks.Liked), hidden)
                : null;
        }
    }
}
