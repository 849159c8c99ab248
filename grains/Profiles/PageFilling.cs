using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Profiles;

/// <summary>Makes a page of a list from which hidden users are left out, in a bounded number of readings.</summary>
internal static class PageFilling
{
    /// <summary>Most readings for one page: a list with a long run of hidden users gives short pages, not slow ones.</summary>
    public const int Rounds = 3;

    /// <summary>Reads until the page is full, the list has ended or enough has been read.</summary>
    /// <param name="viewerId">Who will see the page.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">Most users, at least 1.</param>
    /// <param name="sightOf">How much the viewer sees of somebody in this list.</param>
    /// <param name="read">Reads so many after a position; fewer only at the end.</param>
    public static async Task<UserPage<TPosition>> FillAsync<TPosition>(
        Guid? viewerId, TPosition? after, int limit, Func<User, FoundUser<TPosition>, Sight> sightOf,
        Func<TPosition?, int, Task<IReadOnlyList<FoundUser<TPosition>>>> read)
        where TPosition : class
    {
        var page = new List<ListedUser>(limit);
        var last = after;
        // One more than is shown tells whether there is a next page.
        var count = limit + 1;
        for (var round = 0; round < Rounds; round++)
        {
            var found = await read(last, count);
            for (var i = 0; i < found.Count; i++)
            {
                if (page.Count == limit)
                    return new(page, last);
                last = found[i].Position;
                if (found[i].User is { } user && sightOf(user, found[i]) is var sight and not Sight.Hidden)
                    page.Add(new ListedUser(user, sight == Sight.Stub, viewerId is null ? null : found[i].Relation));
            }
            if (found.Count < count)
                return new(page, null);
        }
        return new(page, last);
    }

    /// <summary>How much the viewer sees of somebody, wherever they are listed.</summary>
    public static Sight SightOf<TPosition>(Guid? viewerId, User user, FoundUser<TPosition> found) =>
        VisibilityRules.Decide(VisibilityRules.ViewerOf(viewerId, user.Id), found.Status, user.IsPrivate, found.Relation).Sight;
}
