using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Live;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace InstaHub.Grains.Feeds;

/// <inheritdoc cref="IFeedGrain"/>
/// <remarks>Calls interleave: what is shared is <see cref="FeedInUse"/>, which takes news from other threads anyway.</remarks>
[GrainType("feed"), Reentrant, CollectionAgeLimit(Minutes = 15)]
public sealed class FeedGrain(
    FeedHost host, FeedHostLeases leases, FeedReader reader, FeedSignals signals, IOptions<FeedRankingOptions> ranking, TimeProvider time)
    : Grain, IFeedGrain
{
    private readonly PinnedRankings _rankings = new(time);
    private FeedInUse? _feed;
    private IReadOnlyDictionary<Guid, int>? _affinity;
    private DateTimeOffset _affinityUntil;

    private Guid UserId => this.GetPrimaryKey();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_feed is { } feed)
            host.Close(feed);
        return Task.CompletedTask;
    }

    public async Task<Result<FeedPage>> GetPage(FeedRequest request, CancellationToken cancellationToken = default)
    {
        var feed = await ReadyAsync();
        if (request.Order == FeedOrder.Latest || request.After is { Ranking: 0 })
            return await reader.ReadLatestAsync(feed, request.After?.Key, request.Limit, request.Why, cancellationToken);

        var pinned = request.After is { } after ? _rankings.Find(after.Ranking) : await RankAsync(feed);
        if (pinned is null)
            return FeedErrors.CursorExpired;
        return await reader.ReadRankedAsync(feed, pinned, request.After?.Offset ?? 0, request.Limit, request.Why, cancellationToken);
    }

    public async Task<FeedContents> GetContents(CancellationToken cancellationToken = default) => (await ReadyAsync()).GetContents();

    public async Task<LivePoint> GetPoint(CancellationToken cancellationToken = default)
    {
        Use().Connected();
        return (await ReadyAsync()).Point;
    }

    public async Task<MissedEvents> GetSince(LivePoint point, CancellationToken cancellationToken = default)
    {
        Use().Connected();
        var feed = await ReadyAsync();
        var missed = feed.ArrivalsSince(point, out var now);
        return new MissedEvents(now, missed is null ? null : await reader.RenderAsync(UserId, missed));
    }

    private FeedInUse Use() => _feed ??= host.Open(UserId);

    // Right as of now: read from the database if it was not in use, or its host was out of touch.
    private async ValueTask<FeedInUse> ReadyAsync()
    {
        var feed = Use();
        await feed.RefreshAsync(await leases.HoldAsync());
        return feed;
    }

    private async Task<PinnedRanking> RankAsync(FeedInUse feed)
    {
        if (_rankings.Newest is { } newest && newest.Changes == feed.Changes && time.GetUtcNow() - newest.At < ranking.Value.Reuse)
            return newest;

        var changes = feed.Changes;
        var slice = feed.Read(null, ranking.Value.Candidates);
        var engagement = await signals.EngagementOfAsync(slice.Entries);
        var affinity = await AffinityAsync();
        var now = time.GetUtcNow();
        return _rankings.Pin(FeedRanking.Order(slice.Entries, now, engagement, affinity, ranking.Value), slice.Entries, changes);
    }

    private async ValueTask<IReadOnlyDictionary<Guid, int>> AffinityAsync()
    {
        if (_affinity is null || time.GetUtcNow() >= _affinityUntil)
            (_affinity, _affinityUntil) = (await signals.AffinityOfAsync(UserId), time.GetUtcNow() + PinnedRankings.Life);
        return _affinity;
    }
}
