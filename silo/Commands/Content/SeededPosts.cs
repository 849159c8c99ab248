namespace InstaHub.Silo.Commands.Content;

/// <summary>An invented post, as far as numbers say.</summary>
/// <param name="Id">UUID version 7 of the time.</param>
/// <param name="Author">The number of a user.</param>
/// <param name="PublishedAt">UTC, whole microseconds; no other post has it.</param>
/// <param name="Photos">How many pictures it has.</param>
/// <param name="Likes">How many like it.</param>
/// <param name="Comments">How many comments it has, replies included.</param>
/// <param name="CommentsOff">Whether it takes none.</param>
public readonly record struct SeededPost(Guid Id, int Author, DateTime PublishedAt, int Photos, int Likes, int Comments, bool CommentsOff);

/// <summary>How much content is invented.</summary>
/// <param name="PostsPerUser">On average.</param>
/// <param name="Photos">Most pictures in all; the newest posts have them.</param>
/// <param name="Until">All has happened before then, UTC.</param>
public sealed record ContentSize(double PostsPerUser, int Photos, DateTime Until);

/// <summary>
/// Which posts there are. Most users post little and a few much (lognormal); whose followers are many is liked and commented more, a
/// recent post more than an old one, and one post more than another for no reason (lognormal again), as Bakshy, Hofman, Mason and Watts
/// report of cascades ("Everyone's an Influencer", WSDM 2011).
/// </summary>
public static class SeededPosts
{
    /// <summary>Likes of a post on average, where authors have followers enough.</summary>
    public const double MeanLikes = 8;

    /// <summary>Comments of a post on average, likewise.</summary>
    public const double MeanComments = 1.5;

    /// <summary>After how many days a post gets half of what one of today gets.</summary>
    public const double HalfLife = 20;

    private const double ActivitySigma = 1.2;
    private const double LuckSigma = 0.8;
    private const int MaxComments = 300;
    private const double CommentsOffShare = 0.01;
    private const double PhotoShare = 0.85;
    private const double SeveralShare = 0.25;
    private const int MaxPhotos = 4;

    /// <summary>Invents them, in the order of their publication.</summary>
    public static SeededPost[] Invent(int seed, Audiences audiences, int users, ContentSize size)
    {
        var random = new Random(unchecked((seed * 397) ^ users ^ 0x5057));
        var authors = Authors(users, (long)Math.Round(users * size.PostsPerUser), random);
        var times = PostTimes.Draw(authors.Length, size.Until, random);
        var likes = Spread(authors, times, audiences, size.Until, MeanLikes, int.MaxValue, random);
        var comments = Spread(authors, times, audiences, size.Until, MeanComments, MaxComments, random);
        var posts = new SeededPost[authors.Length];
        var photos = size.Photos;
        // From the newest on, because those are what is looked at.
        for (var i = posts.Length - 1; i >= 0; i--)
        {
            var isClosed = random.NextDouble() < CommentsOffShare;
            var wanted = random.NextDouble() >= PhotoShare ? 0 : random.NextDouble() < SeveralShare ? random.Next(2, MaxPhotos + 1) : 1;
            var given = Math.Min(photos, wanted);
            photos -= given;
            posts[i] = new SeededPost(SeededUsers.Id(random, times[i]), authors[i], times[i], given, likes[i], isClosed ? 0 : comments[i], isClosed);
        }
        return posts;
    }

    // Whose each post is, in no order.
    private static int[] Authors(int users, long total, Random random)
    {
        var shape = new double[users];
        for (var i = 0; i < users; i++)
            shape[i] = Math.Exp(ActivitySigma * SeededDegrees.Normal(random));
        // Nobody has more than a twentieth of all, if that can be.
        var counts = SeededDegrees.Scale(shape, total, (int)Math.Max(3 * total / users + 1, total / 20));
        var authors = new int[counts.Sum()];
        var at = 0;
        for (var user = 0; user < users; user++)
        {
            for (var i = 0; i < counts[user]; i++)
                authors[at++] = user;
        }
        random.Shuffle(authors);
        return authors;
    }

    // How many of something each post gets from its author's followers; a fraction is a chance.
    private static int[] Spread(int[] authors, DateTime[] times, Audiences audiences, DateTime until, double mean, int most, Random random)
    {
        var weights = new double[authors.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var age = (until - times[i]).TotalDays;
            weights[i] = audiences.Count(authors[i]) * Math.Pow(0.5, age / HalfLife) * Math.Exp(LuckSigma * SeededDegrees.Normal(random));
        }
        var sum = weights.Sum();
        var factor = sum > 0 ? mean * weights.Length / sum : 0;
        return [.. weights.Select((weight, i) => (int)Math.Min(Math.Min(most, audiences.Count(authors[i])), (weight * factor) + random.NextDouble()))];
    }
}
