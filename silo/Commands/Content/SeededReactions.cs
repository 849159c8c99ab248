using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Silo.Commands.Content;

/// <summary>An invented like.</summary>
public readonly record struct SeededLike(int User, Guid Target, ContentKind Kind, DateTime LikedAt);

/// <summary>An invented comment, as far as numbers say.</summary>
/// <param name="Id">UUID version 7 of the time.</param>
/// <param name="Post">The number of a post.</param>
/// <param name="Author">The number of a user.</param>
/// <param name="ReplyTo">The number of a comment of the first level; -1: it is one.</param>
/// <param name="CreatedAt">UTC, whole microseconds.</param>
/// <param name="Likes">How many like it.</param>
/// <param name="Replies">How many replies it has.</param>
public record struct SeededComment(Guid Id, int Post, int Author, int ReplyTo, DateTime CreatedAt, int Likes, int Replies);

/// <summary>
/// Likes and comments of invented posts. They are of followers of the posts' authors, between whom and the author nothing stands, also of
/// private accounts; authors answer comments. What follows a post comes soon, and by and by less.
/// </summary>
public static class SeededReactions
{
    private const double ReplyShare = 0.3;
    private const double AuthorAnswers = 0.35;

    // Of the number of likes of a comment, which is geometric.
    private const double AnotherLike = 0.35;

    private static readonly TimeSpan Delay = TimeSpan.FromHours(9);

    /// <summary>The likes of posts.</summary>
    public static IEnumerable<SeededLike> LikesOf(int seed, IReadOnlyList<SeededPost> posts, Audiences audiences, DateTime until)
    {
        var random = new Random(unchecked((seed * 397) ^ 0x4C50));
        foreach (var post in posts)
        {
            foreach (var user in audiences.Draw(post.Author, post.Likes, random))
                yield return new SeededLike(user, post.Id, ContentKind.Post, After(post.PublishedAt, until, random));
        }
    }

    /// <summary>The likes of comments.</summary>
    public static IEnumerable<SeededLike> LikesOf(
        int seed, IReadOnlyList<SeededComment> comments, IReadOnlyList<SeededPost> posts, Audiences audiences, DateTime until)
    {
        var random = new Random(unchecked((seed * 397) ^ 0x4C43));
        foreach (var comment in comments)
        {
            foreach (var user in audiences.Draw(posts[comment.Post].Author, comment.Likes, random))
                yield return new SeededLike(user, comment.Id, ContentKind.Comment, After(comment.CreatedAt, until, random));
        }
    }

    /// <summary>The comments, post by post in the order of their times, so that what is replied to comes first.</summary>
    public static SeededComment[] CommentsOf(int seed, IReadOnlyList<SeededPost> posts, Audiences audiences, DateTime until)
    {
        var random = new Random(unchecked((seed * 397) ^ 0x434D));
        var comments = new SeededComment[posts.Sum(post => post.Comments)];
        var firstLevel = new List<int>();
        var next = 0;
        for (var i = 0; i < posts.Count; i++)
        {
            var post = posts[i];
            firstLevel.Clear();
            foreach (var time in Enumerable.Range(0, post.Comments).Select(_ => After(post.PublishedAt, until, random)).Order().ToArray())
            {
                var replyTo = firstLevel.Count > 0 && random.NextDouble() < ReplyShare ? firstLevel[random.Next(firstLevel.Count)] : -1;
                var isAnswer = replyTo >= 0 && random.NextDouble() < AuthorAnswers;
                var author = isAnswer ? post.Author : audiences.Draw(post.Author, 1, random)[0];
                comments[next] = new SeededComment(SeededUsers.Id(random, time), i, author, replyTo, time, Likes(audiences.Count(post.Author), random), 0);
                if (replyTo >= 0)
                    comments[replyTo].Replies++;
                else
                    firstLevel.Add(next);
                next++;
            }
        }
        return comments;
    }

    private static int Likes(int most, Random random)
    {
        var likes = 0;
        while (likes < most && random.NextDouble() < AnotherLike)
            likes++;
        return likes;
    }

    // Later, and before the end: exponential, or any time where little is left.
    private static DateTime After(DateTime time, DateTime until, Random random)
    {
        var delay = (long)Math.Min(
            -Math.Log(1 - random.NextDouble()) * Delay.TotalMicroseconds, random.NextDouble() * ((until - time).TotalMicroseconds - 2));
        return time.AddTicks((1 + Math.Max(0, delay)) * TimeSpan.TicksPerMicrosecond);
    }
}
