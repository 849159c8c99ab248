using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Posts;

/// <summary>Finds whom an author can name in a post: active users who do not block the author; to be tagged, nor are blocked by them.</summary>
public sealed class PeopleInPosts(IGrainFactory grains)
{
    /// <summary>Who has these usernames. What nobody has, or nobody whom the author may know of, stays plain text and is left out.</summary>
    public async ValueTask<IReadOnlyList<Mention>> MentionedAsync(Guid authorId, IReadOnlyList<string> usernames)
    {
        if (usernames.Count == 0)
            return [];
        var found = (await Task.WhenAll(usernames.Select(FindAsync))).OfType<Mention>().ToArray();
        var relations = await RelationsAsync(authorId, [.. found.Select(mention => mention.Id)]);
        return [.. found.Where((_, i) => !relations[i].HasFlag(Relation.BlockedBy))];
    }

    /// <summary>The media with the names of who is tagged on them; or which of these cannot be.</summary>
    public async ValueTask<Result<PostMedia[]>> TaggedAsync(Guid authorId, IReadOnlyList<PostMedia> media)
    {
        Guid[] ids = [.. media.SelectMany(item => item.Tags).Select(tag => tag.UserId).Distinct()];
        if (ids.Length == 0)
            return media.ToArray();
        var cards = await ValueTasks.AllAsync(ids.Length, i => grains.GetUser(ids[i]).GetCard());
        var relations = await RelationsAsync(authorId, ids);
        var names = ids.Index()
            .Where(person => cards[person.Index] is { Status: AccountStatus.Active } && (relations[person.Index] & (Relation.BlockedBy | Relation.Blocking)) == 0)
            .ToDictionary(person => person.Item, person => cards[person.Index]!.Username);

        var named = new List<PostMedia>(media.Count);
        foreach (var (i, item) in media.Index())
        {
            if (item.Tags.Any(tag => !names.ContainsKey(tag.UserId)))
                return PostErrors.Unacceptable($"media[{i}].tags", "Somebody who is tagged is not there, or cannot be tagged by you.");
            named.Add(item with { Tags = [.. item.Tags.Select(tag => tag with { Username = names[tag.UserId] })] });
        }

        return named.ToArray();
    }

    // The name's grain may not know yet of a rename; the card does.
    private async Task<Mention?> FindAsync(string username)
    {
        var holder = grains.GetUsername(username);
        if (await holder.GetUserId() is not { } userId || await grains.GetUser(userId).GetCard() is not { } card)
            return null;
        if (card.Username != username)
        {
            await holder.Changed();
            if (await holder.GetUserId() is not { } renewed || await grains.GetUser(renewed).GetCard() is not { } other || other.Username != username)
                return null;
            card = other;
        }

        return card.Status == AccountStatus.Active ? new Mention(card.Id, username) : null;
    }

    private async ValueTask<IReadOnlyList<Relation>> RelationsAsync(Guid authorId, IReadOnlyList<Guid> userIds) =>
        userIds.Count == 0 ? [] : await grains.GetRelationships(authorId).GetMany(userIds);
}
