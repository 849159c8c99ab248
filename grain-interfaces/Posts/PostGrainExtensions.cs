using System.Globalization;

namespace InstaHub.GrainInterfaces.Posts;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class PostGrainExtensions
{
    public static IPostGrain GetPost(this IGrainFactory grains, Guid postId) => grains.GetGrain<IPostGrain>(postId);

    public static IPostQueries GetPostQueries(this IGrainFactory grains) => grains.GetGrain<IPostQueries>(0);

    /// <summary>Which hashtags a user follows.</summary>
    public static IHashtagFollowsGrain GetHashtagFollows(this IGrainFactory grains, Guid userId) => grains.GetGrain<IHashtagFollowsGrain>(userId);

    /// <summary>The key of an author's events.</summary>
    public static string EventKey(Guid authorId) => authorId.ToString("D", CultureInfo.InvariantCulture);
}
