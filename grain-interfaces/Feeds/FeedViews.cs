using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Feeds;

/// <summary>The orders that a home feed can be read in.</summary>
[GenerateSerializer, Alias("InstaHub.Feeds.FeedOrder")]
public enum FeedOrder
{
    /// <summary>The newest posts by what is expected to interest the user most; then the others, newest first.</summary>
    Ranked = 0,

    /// <summary>Newest first.</summary>
    Latest = 1,
}

/// <summary>A page that is asked for.</summary>
/// <param name="Order">The order.</param>
/// <param name="After">Where the page before ended; null: the first page.</param>
/// <param name="Limit">Most posts, at least 1.</param>
/// <param name="Why">Whether each post says why it is there.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedRequest")]
public sealed record FeedRequest(
    [property: Id(0)] FeedOrder Order, [property: Id(1)] FeedPosition? After, [property: Id(2)] int Limit, [property: Id(3)] bool Why);

/// <summary>A position in a feed: the place in a ranking that is kept, or a key.</summary>
/// <param name="Key">The last post that was looked at; the default one while <paramref name="Ranking"/> counts.</param>
/// <param name="Ranking">The ranking; 0: the order is by key from here.</param>
/// <param name="Offset">Posts of the ranking that were looked at.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedPosition")]
public sealed record FeedPosition([property: Id(0)] FeedKey Key, [property: Id(1)] long Ranking = 0, [property: Id(2)] int Offset = 0);

/// <summary>A page of a feed.</summary>
/// <param name="Json">A JSON array of posts, ready to be sent.</param>
/// <param name="Next">Where it ended; null: there is nothing after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedPage")]
public sealed record FeedPage([property: Id(0)] JsonBytes Json, [property: Id(1)] FeedPosition? Next);

/// <summary>What a feed holds in memory.</summary>
/// <param name="Keys">Of its entries, newest first.</param>
/// <param name="Floor">Everything of the feed at or above this key is held; null: everything.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedContents")]
public sealed record FeedContents([property: Id(0)] IReadOnlyList<FeedKey> Keys, [property: Id(1)] FeedKey? Floor);

/// <summary>The place of a post in all lists: when it was published, then its id. Ids are ordered as PostgreSQL does.</summary>
/// <param name="At">Microseconds since 1970, UTC.</param>
/// <param name="PostId">Tells apart what has one time.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Feeds.FeedKey")]
public readonly record struct FeedKey([property: Id(0)] long At, [property: Id(1)] Guid PostId) : IComparable<FeedKey>
{
    private const long TicksOfMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>The end of the year 9999.</summary>
    public const long MaxAt = 253_402_300_799_999_999;

    /// <summary>The place of a post.</summary>
    public static FeedKey Of(DateTimeOffset publishedAt, Guid postId) =>
        new((publishedAt.UtcTicks - DateTime.UnixEpoch.Ticks) / TicksOfMicrosecond, postId);

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset PublishedAt => new(DateTime.UnixEpoch.Ticks + (At * TicksOfMicrosecond), TimeSpan.Zero);

    /// <inheritdoc/>
    public int CompareTo(FeedKey other) => At != other.At ? At.CompareTo(other.At) : PostId.CompareTo(other.PostId);

    public static bool operator <(FeedKey left, FeedKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FeedKey left, FeedKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeedKey left, FeedKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeedKey left, FeedKey right) => left.CompareTo(right) >= 0;
}
