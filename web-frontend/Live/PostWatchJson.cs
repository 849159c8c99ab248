using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Posts;

namespace InstaHub.Web.Live;

/// <summary>Argument of <c>post:watch</c> and <c>post:unwatch</c>: post ids, at most <see cref="MaxPosts"/>.</summary>
internal sealed record PostsRequest(IReadOnlyList<Guid>? Posts)
{
    public const int MaxPosts = 200;
}

/// <summary>Result of <c>post:watch</c>.</summary>
/// <param name="Posts">Those of the posts asked for that are watched, with their numbers. An event is newer, also one that comes before this.</param>
internal sealed record WatchAnswer(IReadOnlyList<WatchedPostAnswer> Posts);

/// <summary>A post that is watched, as in <c>post:engagement</c>.</summary>
internal sealed record WatchedPostAnswer(Guid Id, PostCounts Counts)
{
    public static WatchedPostAnswer Of(PostNumbers post) => new(post.PostId, new PostCounts(post.ShowsLikes ? post.Counts.Likes : null, post.Counts.Replies));
}

/// <summary>Result of <c>post:unwatch</c> and <c>presence:unwatch</c>: how many posts, or users, the connection still watches.</summary>
internal sealed record UnwatchAnswer(int Watching);
