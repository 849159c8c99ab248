namespace InstaHub.Load.Mix;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">User id.</param>
/// <param name="Username">As in paths.</param>
/// <param name="Token">Access token; empty: not signed in.</param>
public sealed record LoadUser(Guid Id, string Username, string Token)
{
    /// <summary>Tells no token.</summary>
    public override string ToString() => Username;
}

/// <summary>A post that everybody may read.</summary>
public sealed record LoadPost(Guid Id, Guid AuthorId, bool TakesComments);

/// <summary>Who sends requests, and what they are about. What is drawn is skewed: the first are drawn more often (Zipf).</summary>
/// <param name="Users">Who is signed in.</param>
/// <param name="Authors">Public accounts that block nobody of them; also some of whom nothing else is known.</param>
/// <param name="Posts">Of authors.</param>
/// <param name="Comments">Ids of comments on these.</param>
/// <param name="Hashtags">In use.</param>
public sealed record LoadTargets(
    IReadOnlyList<LoadUser> Users, IReadOnlyList<LoadUser> Authors, IReadOnlyList<LoadPost> Posts, IReadOnlyList<Guid> Comments, IReadOnlyList<string> Hashtags)
{
    private readonly LoadPost[] _open = [.. Posts.Where(post => post.TakesComments)];

    /// <summary>Unlike that of any other run, so that its pushes are known.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..10];

    /// <summary>Anybody who is signed in, each as often.</summary>
    public LoadUser AnyUser(Random random) => Users[random.Next(Users.Count)];

    /// <summary>An author, the first ones more often.</summary>
    public LoadUser AnyAuthor(Random random, LoadUser? except = null)
    {
        var author = Authors[Zipf(Authors.Count, random)];
        return author.Id == except?.Id ? Authors[^1].Id == author.Id ? Authors[0] : Authors[^1] : author;
    }

    /// <summary>A post, the first ones more often.</summary>
    public LoadPost AnyPost(Random random, bool takesComments = false) => takesComments ? _open[Zipf(_open.Length, random)] : Posts[Zipf(Posts.Count, random)];

    /// <summary>A comment, the first ones more often.</summary>
    public Guid AnyComment(Random random) => Comments[Zipf(Comments.Count, random)];

    /// <summary>A hashtag, the first ones more often.</summary>
    public string AnyHashtag(Random random) => Hashtags[Zipf(Hashtags.Count, random)];

    private static int Zipf(int count, Random random) => (int)Math.Pow(count + 1, random.NextDouble()) - 1;
}
