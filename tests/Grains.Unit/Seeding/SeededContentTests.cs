using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Silo.Commands;
using InstaHub.Silo.Commands.Content;

namespace InstaHub.Grains.Unit.Seeding;

/// <summary>What invented posts, likes and comments are like, measured.</summary>
public sealed class SeededContentTests
{
    private const int Users = 5_000;

    private static readonly DateTime Until = new(2026, 5, 31, 18, 0, 0, DateTimeKind.Utc);
    private static readonly SeededNetwork Network = SeededNetwork.Invent(1, Users);
    private static readonly SeededContent Content = SeededContent.Invent(1, Network, new ContentSize(10, 3_000, Until));

    [Fact]
    public void No_two_posts_are_published_at_the_same_microsecond_and_all_within_sixty_days()
    {
        var times = Content.Posts.Select(post => post.PublishedAt.Ticks).ToArray();

        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.All(times, time => Assert.Equal(0, time % TimeSpan.TicksPerMicrosecond));
        Assert.InRange(times[0], (Until - PostTimes.Span).Ticks, (Until - PostTimes.Span + TimeSpan.FromHours(3)).Ticks);
        Assert.InRange(times[^1], (Until - TimeSpan.FromHours(1)).Ticks, Until.Ticks - 1);
    }

    [Fact]
    public void Times_that_would_be_the_same_are_moved()
    {
        // So many that some surely fall together: by the birthday problem some 2 of a million times.
        var times = PostTimes.Draw(5_000_000, Until, new Random(1));

        for (var i = 1; i < times.Length; i++)
            Assert.True(times[i - 1] < times[i]);
    }

    [Fact]
    public void Ten_times_as_much_is_published_in_the_evening_as_in_the_small_hours_and_each_day_as_much()
    {
        var byHour = Content.Posts.CountBy(post => post.PublishedAt.Hour).ToDictionary();
        var byDay = Content.Posts.Where(post => post.PublishedAt.Date > Until.Date.AddDays(-59) && post.PublishedAt.Date < Until.Date).CountBy(post => post.PublishedAt.Date).ToDictionary();

        Assert.InRange((byHour[18] + byHour[19]) / (double)(byHour[6] + byHour[7]), 8, 11);
        Assert.InRange(byDay.Values.Max() / (double)byDay.Values.Min(), 1, 1.35);
    }

    [Fact]
    public void Users_post_ten_times_on_average_most_of_them_less_and_a_few_much_more()
    {
        var counts = Content.PostCounts().Order().ToArray();

        Assert.InRange(counts.Average(), 9.9, 10.1);
        Assert.InRange(counts[Users / 2], 4, 6);
        // A lognormal of sigma 1.2: the hundredth that posts most has an eighth of all.
        Assert.InRange(counts[^(Users / 100)..].Sum() / (double)counts.Sum(), 0.1, 0.16);
    }

    [Fact]
    public void Who_has_more_followers_is_liked_more_and_so_are_recent_posts()
    {
        var posts = Content.Posts;
        var byFollowers = posts.OrderBy(post => Network.FollowersOf(post.Author)).ToArray();

        Assert.InRange(posts.Average(post => post.Likes), 6.5, 8.5);
        Assert.InRange(Ratio(byFollowers[^(posts.Length / 10)..], byFollowers[..(posts.Length / 2)]), 8, 40);
        // Two half-lives and a half lie between the middles of the first and last ten days.
        Assert.InRange(Ratio(posts.Where(post => Until - post.PublishedAt < TimeSpan.FromDays(10)), posts.Where(post => Until - post.PublishedAt > TimeSpan.FromDays(50))), 4, 7);
        Assert.InRange(posts.Max(post => post.Likes), 150, Users);

        static double Ratio(IEnumerable<SeededPost> these, IEnumerable<SeededPost> those) => these.Average(post => post.Likes) / those.Average(post => post.Likes);
    }

    [Fact]
    public void Likes_are_of_different_followers_of_the_author_and_as_many_as_is_said()
    {
        var posts = Content.Posts.ToDictionary(post => post.Id);
        var comments = Content.Comments.ToDictionary(comment => comment.Id);
        var likes = Content.Likes().ToArray();

        Assert.Equal(likes.Length, likes.Select(like => (like.User, like.Target)).Distinct().Count());
        var counts = likes.CountBy(like => like.Target).ToDictionary();
        Assert.All(Content.Posts, post => Assert.Equal(post.Likes, counts.GetValueOrDefault(post.Id)));
        Assert.All(Content.Comments, comment => Assert.Equal(comment.Likes, counts.GetValueOrDefault(comment.Id)));
        Assert.All(likes, like =>
        {
            var (author, at) = like.Kind == ContentKind.Post ? (posts[like.Target].Author, posts[like.Target].PublishedAt)
                : (Content.Posts[comments[like.Target].Post].Author, comments[like.Target].CreatedAt);
            Assert.True(Network.Follows(like.User, author) && like.LikedAt > at && like.LikedAt <= Until);
        });
        Assert.Equal(likes, Content.Likes());
    }

    [Fact]
    public void Comments_are_of_followers_or_answers_of_the_author_three_of_ten_reply_to_an_earlier_one()
    {
        Assert.All(Content.Comments, comment =>
        {
            var post = Content.Posts[comment.Post];
            Assert.True(!post.CommentsOff && comment.CreatedAt > post.PublishedAt && comment.CreatedAt <= Until);
            Assert.True(Network.Follows(comment.Author, post.Author) || (comment.Author == post.Author && comment.ReplyTo >= 0));
            if (comment.ReplyTo >= 0)
                Assert.True(Content.Comments[comment.ReplyTo] is var parent && parent.ReplyTo < 0 && parent.Post == comment.Post && parent.CreatedAt <= comment.CreatedAt);
        });
        Assert.All(Content.Comments.Index(), comment => Assert.Equal(comment.Item.Replies, Replies[comment.Index].Count()));
        Assert.InRange(Content.Posts.Sum(post => post.Comments) / (double)Content.Posts.Length, 1.2, 1.6);
        Assert.Contains(Content.Comments, comment => comment.ReplyTo >= 0 && comment.Author == Content.Posts[comment.Post].Author);
    }

    [Fact]
    public void The_newest_posts_have_the_photos_and_there_are_no_more_than_asked_for()
    {
        Assert.Equal(3_000, Content.Photos.Length);
        Assert.Equal(SeededContent.MaxPictures, Content.Pictures);
        Assert.All(Content.Photos.GroupBy(photo => photo.Post), photos =>
        {
            Assert.Equal(Content.Posts[photos.Key].Photos, photos.Count());
            Assert.Equal(photos.Count(), photos.Select(photo => photo.Picture).Distinct().Count());
        });
        var first = Content.Photos.Min(photo => photo.Post);
        Assert.InRange(Content.Posts[first..].Count(post => post.Photos > 0) / (double)(Content.Posts.Length - first), 0.82, 0.88);
    }

    [Fact]
    public void All_follows_from_the_seed()
    {
        var again = SeededContent.Invent(1, Network, Content.Size);
        var other = SeededContent.Invent(2, Network, Content.Size);

        Assert.Equal((Content.Posts, Content.Comments, Content.Photos), (again.Posts, again.Comments, again.Photos), Same);
        Assert.Equal(Content.Likes(), again.Likes());
        Assert.NotEqual(Content.Posts, other.Posts);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(5, 0.1)]
    [InlineData(30, 0)]
    [InlineData(300, 0.5)]
    public void Few_users_and_few_posts_are_no_trouble(int users, double mean)
    {
        var content = SeededContent.Invent(1, SeededNetwork.Invent(1, users), new ContentSize(mean, 5, Until));

        Assert.Equal((int)Math.Round(users * mean), content.Posts.Length, users * 0.1 + 1);
        Assert.Equal(content.LikeCount, content.Likes().LongCount());
        Assert.InRange(content.Photos.Length, 0, 5);
    }

    private static readonly ILookup<int, int> Replies =
        Content.Comments.Index().Where(comment => comment.Item.ReplyTo >= 0).ToLookup(comment => comment.Item.ReplyTo, comment => comment.Index);

    private static bool Same(
        (SeededPost[] Posts, SeededComment[] Comments, SeededPhoto[] Photos) one, (SeededPost[] Posts, SeededComment[] Comments, SeededPhoto[] Photos) other) =>
        one.Posts.SequenceEqual(other.Posts) && one.Comments.SequenceEqual(other.Comments) && one.Photos.SequenceEqual(other.Photos);
}
