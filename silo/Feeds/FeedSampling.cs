using InstaHub.Grains.Feeds;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Feeds;

/// <summary>Compares some of the feeds in use on this silo with the database, again and again; prolongs the use of none.</summary>
internal sealed partial class FeedSampling(
    FeedHost host, FeedHostLeases leases, IFeedChecker checker, IOptions<FeedSamplingOptions> options, TimeProvider time, ILogger<FeedSampling> logger)
    : Rounds(options.Value.Interval, time, logger)
{
    /// <inheritdoc/>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var feed in host.Sample(options.Value.Feeds))
        {
            var found = await checker.CheckAsync(
                feed.UserId,
                async () =>
                {
                    await feed.RefreshAsync(await leases.HoldAsync());
                    var contents = feed.GetContents();
                    return feed.IsClosed ? null : contents;
                },
                cancellationToken);
            FeedCheckMetrics.Checked.Add(1);
            FeedCheckMetrics.Missing.Add(found.Missing.Count);
            FeedCheckMetrics.Surplus.Add(found.Surplus.Count);
            if (!found.IsNone)
                LogWrong(feed.UserId, string.Join(' ', found.Missing), string.Join(' ', found.Surplus));
        }
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed of user {UserId} is not what the database says: missing posts [{Missing}], surplus posts [{Surplus}]")]
    private partial void LogWrong(Guid userId, string missing, string surplus);
}
