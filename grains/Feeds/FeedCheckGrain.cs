using InstaHub.GrainInterfaces.Feeds;
using Orleans.Concurrency;

namespace InstaHub.Grains.Feeds;

/// <inheritdoc cref="IFeedCheckGrain"/>
[GrainType("feed-check"), StatelessWorker, Reentrant]
public sealed class FeedCheckGrain(IFeedChecker checker, IFeedHostStore hosts, IGrainFactory grains) : Grain, IFeedCheckGrain
{
    /// <summary>Feeds at the same time; few, so that a check does not crowd out what it checks.</summary>
    private const int Parallel = 4;

    public async Task<IReadOnlyList<Guid>> Sample(int count, CancellationToken cancellationToken = default)
    {
        var silos = await hosts.FindAsync(cancellationToken);
        var inUse = await Task.WhenAll(silos.Select(host => grains.GetFeedHost(host.Silo).Sample(count)));
        var anybody = await checker.SampleUsersAsync(count, cancellationToken);
        return [.. inUse.SelectMany(some => some).Take(count).Union(anybody)];
    }

    public Task<IReadOnlyList<Guid?>> FindUsers(IReadOnlyList<string> usernames, CancellationToken cancellationToken = default) =>
        checker.FindUsersAsync(usernames, cancellationToken);

    public async Task<FeedCheckReport> Check(IReadOnlyList<Guid> userIds, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(userIds.Count, IFeedCheckGrain.MostAtOnce);
        var (missing, surplus) = (new List<FeedFault>(), new List<FeedFault>());
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(_ => CheckSomeAsync()));
        return new FeedCheckReport(userIds.Count, missing, surplus);

        async Task CheckSomeAsync()
        {
            while (next < userIds.Count)
            {
                var userId = userIds[next++];
                var feed = grains.GetFeed(userId);
                var found = await checker.CheckAsync(userId, async () => await feed.GetContents(cancellationToken), cancellationToken);
                missing.AddRange(found.Missing.Select(post => new FeedFault(userId, post)));
                surplus.AddRange(found.Surplus.Select(post => new FeedFault(userId, post)));
            }
        }
    }
}
