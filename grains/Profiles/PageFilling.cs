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
    /// <param name="read">Reads so many after a position; fewer only at the end.</param>
    public static async Task<UserPage<TPosition>> FillAsync<TPosition>(
        Guid? viewerId, TPosition? after, int limit, Func<TPosition?, int, Task<IReadOnlyList<FoundUser<TPosition>>>> read)
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
                if (Show(viewerId, found[i]) is { } listed)
                    page.Add(listed);
            }
            if (found.Count < count)
                return new(page, null);
        }
        return new(page, last);
    }

    private static ListedUser? Show<TPosition>(Guid? viewerId, FoundUser<TPosition> found)
    {
        if (found.User is not { } user)
            return null;
        var viewer = VisibilityRules.ViewerOf(viewerId, user.Id);
        var sight = VisibilityRules.Decide(viewer, found.Status, user.IsPrivate, found.Relation).Sight;
        return sight == Sight.Hidden ? null : new ListedUser(user, sight == Sight.Stub, viewerId is null ? null : found.Relation);
    }
}
