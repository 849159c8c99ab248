namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>The feeds in use on one silo, by its address; it is placed there. Never activates a feed.</summary>
[Alias("InstaHub.Feeds.IFeedHostGrain")]
public interface IFeedHostGrain : IGrainWithStringKey
{
    /// <summary>Brings news to the feeds that they concern; done when these know. To bring them again, or in another order, changes nothing.</summary>
    [Alias("Deliver")]
    Task Deliver(FeedNews news);

    /// <summary>Some of the users whose feeds are in use there, at random.</summary>
    /// <param name="most">Most users.</param>
    [Alias("Sample")]
    Task<IReadOnlyList<Guid>> Sample(int most);
}

/// <summary>What has changed, for feeds. Each member may be empty.</summary>
/// <param name="Posts">Posts, as they were after the change.</param>
/// <param name="Pairs">What is between these two users is to be looked at again, in the feeds of both.</param>
/// <param name="Authors">Whether posts of these users are shown is to be looked at again, in all feeds.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedNews")]
public sealed record FeedNews(
    [property: Id(0)] IReadOnlyList<FeedPost> Posts, [property: Id(1)] IReadOnlyList<FeedPair> Pairs, [property: Id(2)] IReadOnlyList<Guid> Authors);

/// <summary>A post, as far as feeds hold it.</summary>
/// <param name="Key">Its place.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="Version">Of two states of one post the one with the higher version is the later.</param>
/// <param name="IsPublished">Whether it belongs into feeds; not, when it is archived or deleted.</param>
/// <param name="Happening">What has happened to it; several may have, of which one is told.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedPost")]
public readonly record struct FeedPost(
    [property: Id(0)] FeedKey Key,
    [property: Id(1)] Guid AuthorId,
    [property: Id(2)] long Version,
    [property: Id(3)] bool IsPublished,
    [property: Id(4)] FeedHappening Happening);

/// <summary>What has happened to a post, for those who look; what follows from it for feeds does not depend on this.</summary>
[GenerateSerializer, Alias("InstaHub.Feeds.FeedHappening")]
public enum FeedHappening
{
    /// <summary>It was taken back, or put back in its place.</summary>
    Moved = 0,

    /// <summary>What it says has changed.</summary>
    Edited = 1,

    /// <summary>It was published, for the first time.</summary>
    Published = 2,
}

/// <summary>Two users.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedPair")]
public readonly record struct FeedPair([property: Id(0)] Guid First, [property: Id(1)] Guid Second);
