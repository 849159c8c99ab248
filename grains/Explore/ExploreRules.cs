using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts.Reading;

namespace InstaHub.Grains.Explore;

/// <summary>How posts are ranked, and which of them a viewer is offered. Pure.</summary>
public static class ExploreRules
{
    /// <summary>
    /// What a post is worth: engagement with decay by age, after Hacker News (Paul Graham, https://news.ycombinator.com/item?id=1781013, where
    /// it is <c>(points - 1) / (hours + 2) ^ 1.8</c>): <c>(first + like · likes + comment · comments) / (hours + 2) ^ gravity</c>. The 2
    /// keeps the first minutes from deciding all.
    /// </summary>
    public static double ScoreOf(ExploreCandidate post, DateTimeOffset now, ExploreOptions options)
    {
        var hours = Math.Max(0, (now - post.PublishedAt).TotalHours);
        var points = options.FirstPoints + (options.LikeWeight * post.Likes) + (options.CommentWeight * post.Comments);
        return points / Math.Pow(hours + 2, options.Gravity);
    }

    /// <summary>The ranking of posts: by worth, of equal worth the newer first, and authors spread by <see cref="AuthorSpread"/>.</summary>
    public static IReadOnlyList<Guid> Rank(IEnumerable<ExploreCandidate> posts, DateTimeOffset now, ExploreOptions options)
    {
        var byWorth = posts.Select(post => (Post: post, Score: ScoreOf(post, now, options)))
            .OrderByDescending(ranked => ranked.Score).ThenByDescending(ranked => ranked.Post.PublishedAt).ThenByDescending(ranked => ranked.Post.PostId)
            .Select(ranked => ranked.Post);
        return [.. new AuthorSpread(options.Stretch, options.MostOfAuthor).Spread(byWorth).Take(options.MaxPosts).Select(post => post.PostId)];
    }

    /// <summary>Whether explore offers a viewer a post that they may see: nobody's own, nor what they do not want in feeds.</summary>
    public static bool IsOffered(Guid? viewerId, SeenPost seen) =>
        seen.Post.Status == PostStatus.Published && seen.Post.AuthorId != viewerId && !seen.Relation.HasFlag(Relation.MutingPosts);
}
