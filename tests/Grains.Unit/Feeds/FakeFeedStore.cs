using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

/// <summary>A database of one user's feed, which a test can make wait after it has been read, or fail.</summary>
internal sealed class FakeFeedStore(Guid userId) : IFeedStore
{
    private readonly Lock _lock = new();

    /// <summary>Whom the user follows, and what they have published.</summary>
    public Dictionary<Guid, List<FeedKey>> Followed { get; } = [];

    /// <summary>Comes after each reading of some authors, and of all, before its answer.</summary>
    public Func<Task> AfterReading { get; set; } = () => Task.CompletedTask;

    /// <summary>How often some authors were read.</summary>
    public int PairReadings { get; private set; }

    /// <summary>How often all was read.</summary>
    public int Wakings { get; private set; }

    public void Change(Action<Dictionary<Guid, List<FeedKey>>> change)
    {
        lock (_lock)
            change(Followed);
    }

    public Task<IReadOnlyList<Guid>> FindAuthorsAsync(Guid userId, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Guid>>([userId, .. Followed.Keys]);
    }

    public async Task<FeedDefinition> ReadAsync(Guid userId, int limit, CancellationToken cancellationToken)
    {
        FeedDefinition read;
        lock (_lock)
        {
            Wakings++;
            read = new([new(userId, true, true), .. Followed.Keys.Select(author => new FeedAuthor(author, true, true))], [.. All().Take(limit)]);
        }
        await AfterReading();
        return read;
    }

    public async Task<FeedDefinition> ReadAuthorsAsync(Guid userId, IReadOnlyList<Guid> authorIds, FeedKey? floor, int limit, CancellationToken cancellationToken)
    {
        FeedDefinition read;
        lock (_lock)
        {
            PairReadings++;
            read = new(
                [.. authorIds.Select(author => new FeedAuthor(author, IsFollowed(author), IsFollowed(author)))],
                [.. authorIds.SelectMany(author => All().Where(entry => entry.AuthorId == author && !(entry.Key < floor)).Take(limit))]);
        }
        await AfterReading();
        return read;
    }

    public Task<IReadOnlyList<FeedEntry>> ReadBelowAsync(Guid userId, FeedKey below, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<FeedEntry>>([.. All().Where(entry => entry.Key < below).Take(limit)]);
    }

    public Task<IReadOnlyDictionary<Guid, Engagement>> FindEngagementAsync(IReadOnlyList<Guid> postIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, int>> FindAffinityAsync(Guid userId, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private bool IsFollowed(Guid author) => author == userId || Followed.ContainsKey(author);

    private IEnumerable<FeedEntry> All() =>
        Followed.SelectMany(author => author.Value.Select(key => new FeedEntry(key, author.Key))).OrderByDescending(entry => entry.Key);
}

/// <summary>Tells nobody.</summary>
internal sealed class NoPusher : IFeedPusher
{
    public void Push(FeedPush push)
    {
    }
}
