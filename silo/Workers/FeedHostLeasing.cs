using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Feeds;

namespace InstaHub.Silo.Workers;

/// <summary>Keeps the lease of this silo as a host of feeds and inboxes, and knows which others there are.</summary>
internal sealed class FeedHostLeasing(
    FeedHostLeases leases, FeedFanout fanout, ChatFanout chats, IFeedHostStore store, TimeProvider time, ILogger<FeedHostLeasing> logger)
    : Rounds(FeedHostLeases.Renewal, time, logger)
{
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await leases.RenewAsync();
        var hosts = await store.FindAsync(cancellationToken);
        fanout.HostsAre(hosts);
        chats.HostsAre(hosts);
        return false;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.EndAsync(cancellationToken);
        }
        catch (Exception)
        {
            // Then it lapses.
        }
    }
}
