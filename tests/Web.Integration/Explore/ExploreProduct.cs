using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Explore;

/// <summary>The whole product on a database of its own, which makes rankings often.</summary>
public sealed class ExploreProduct : IAsyncLifetime
{
    public SocialProduct Social { get; } = new(("Explore:Refresh", "00:00:00.5"));

    internal Person Nobody => Social.Nobody;

    public ValueTask InitializeAsync() => Social.InitializeAsync();

    public ValueTask DisposeAsync() => Social.DisposeAsync();

    internal Task<Person> CreateUser(string name) => Social.CreateUser(name);

    /// <summary>Waits until posts that all may see are in the newest ranking.</summary>
    internal Task UntilRankedAsync(params Guid[] posts) =>
        Patience.UntilAsync(async () => !posts.Except(await Nobody.AllIds("explore")).Any(), "posts in explore");
}
