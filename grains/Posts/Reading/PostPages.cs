using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Grains.Posts.Reading;

/// <summary>Makes pages of lists of posts from which hidden posts are left out, in a bounded number of readings.</summary>
public sealed class PostPages(PostReader reader)
{
    /// <summary>Most readings for one page: a list with a long run of hidden posts gives short pages, not slow ones.</summary>
    public const int Rounds = 3;

    /// <summary>Reads until the page is full, the list has ended or enough has been read.</summary>
    /// <param name="viewerId">Who will see the page; null: nobody known.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="limit">Most posts, at least 1.</param>
    /// <param name="read">Reads so many positions after one; fewer only at the end.</param>
    public async Task<PostPage> FillAsync(
        Guid? viewerId, PostPosition? after, int limit, Func<PostPosition?, int, Task<IReadOnlyList<PostPosition>>> read)
    {
        var page = new List<SeenPost>(limit);
        var last = after;
        // One more than is shown tells whether there is a next page.
        var count = limit + 1;
        for (var round = 0; round < Rounds; round++)
        {
            var found = await read(last, count);
            var seen = await reader.ReadAsync(viewerId, [.. found.Select(position => position.PostId)]);
            for (var i = 0; i < found.Count; i++)
            {
                if (page.Count == limit)
                    return new(PostJson.Array(page), last);
                last = found[i];
                if (seen[i] is { } post)
                    page.Add(post);
            }
            if (found.Count < count)
                return new(PostJson.Array(page), null);
        }
        return new(PostJson.Array(page), last);
    }
}
