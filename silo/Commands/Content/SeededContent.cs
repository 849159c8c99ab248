namespace InstaHub.Silo.Commands.Content;

/// <summary>A picture in an invented post.</summary>
/// <param name="Id">Media id.</param>
/// <param name="Post">The number of the post.</param>
/// <param name="Picture">The number of the generated picture whose files it has.</param>
/// <param name="UploadedAt">UTC, before the post.</param>
public readonly record struct SeededPhoto(Guid Id, int Post, int Picture, DateTime UploadedAt);

/// <summary>The picture of an invented user.</summary>
/// <param name="Id">Media id.</param>
/// <param name="User">The number of the user.</param>
/// <param name="Portrait">The number of the generated portrait whose files it has.</param>
public readonly record struct SeededAvatar(Guid Id, int User, int Portrait);

/// <summary>Posts, photos, likes, comments and chats of invented users. All follows from the seed, the network and the size.</summary>
public sealed class SeededContent
{
    /// <summary>Most pictures that are different.</summary>
    public const int MaxPictures = 40;

    /// <summary>Most portraits that are different.</summary>
    public const int MaxPortraits = 48;

    private const double AvatarShare = 0.8;

    private SeededContent(int seed, SeededNetwork network, ContentSize size)
    {
        Seed = seed;
        Size = size;
        Network = network;
        Audiences = new Audiences(network);
        Posts = SeededPosts.Invent(seed, Audiences, network.Users, size);
        Comments = SeededReactions.CommentsOf(seed, Posts, Audiences, size.Until);
        Photos = InventPhotos();
        Avatars = InventAvatars();
        Chats = SeededChats.Invent(seed, network, Audiences, size.Until);
    }

    public int Seed { get; }

    public ContentSize Size { get; }

    public SeededNetwork Network { get; }

    public Audiences Audiences { get; }

    /// <summary>In the order of their publication.</summary>
    public SeededPost[] Posts { get; }

    /// <summary>Post by post.</summary>
    public SeededComment[] Comments { get; }

    /// <summary>Post by post.</summary>
    public SeededPhoto[] Photos { get; }

    /// <summary>Of the first users, as many as there may be photos; not everybody has one.</summary>
    public SeededAvatar[] Avatars { get; }

    public SeededChat[] Chats { get; }

    /// <summary>How many different pictures there are.</summary>
    public int Pictures => Math.Min(MaxPictures, Photos.Length);

    /// <summary>How many different portraits there are.</summary>
    public int Portraits => Math.Min(MaxPortraits, Avatars.Length);

    /// <summary>How many likes there are.</summary>
    public long LikeCount => Posts.Sum(post => (long)post.Likes) + Comments.Sum(comment => (long)comment.Likes);

    /// <summary>All likes.</summary>
    public IEnumerable<SeededLike> Likes() =>
        SeededReactions.LikesOf(Seed, Posts, Audiences, Size.Until).Concat(SeededReactions.LikesOf(Seed, Comments, Posts, Audiences, Size.Until));

    /// <summary>Invents it.</summary>
    public static SeededContent Invent(int seed, SeededNetwork network, ContentSize size) => new(seed, network, size);

    /// <summary>How many posts each user has.</summary>
    public long[] PostCounts()
    {
        var counts = new long[Network.Users];
        foreach (var post in Posts)
            counts[post.Author]++;
        return counts;
    }

    private SeededAvatar[] InventAvatars()
    {
        var random = new Random(unchecked((Seed * 397) ^ 0x5056));
        var owners = Enumerable.Range(0, Math.Min(Network.Users, Size.Photos)).Where(_ => random.NextDouble() < AvatarShare).ToArray();
        return [.. owners.Select((user, number) => new SeededAvatar(SeededUsers.Id(random, SeededUsers.Began), user, number % MaxPortraits))];
    }

    private SeededPhoto[] InventPhotos()
    {
        var random = new Random(unchecked((Seed * 397) ^ 0x5048));
        var photos = new SeededPhoto[Posts.Sum(post => post.Photos)];
        var next = 0;
        for (var i = 0; i < Posts.Length; i++)
        {
            // A post has no picture twice.
            var picture = random.Next(MaxPictures);
            for (var j = 0; j < Posts[i].Photos; j++)
            {
                var uploadedAt = Posts[i].PublishedAt - TimeSpan.FromSeconds(30 + j);
                photos[next++] = new SeededPhoto(SeededUsers.Id(random, uploadedAt), i, (picture + j) % Math.Min(MaxPictures, photos.Length), uploadedAt);
            }
        }
        return photos;
    }
}
