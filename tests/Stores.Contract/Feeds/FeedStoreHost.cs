using InstaHub.Grains.Feeds;
using InstaHub.Silo.Stores.Feeds;

namespace InstaHub.Stores.Contract.Feeds;

/// <summary>A host with the stores of feeds, put together as the silo is.</summary>
internal sealed class FeedStoreHost(TestDatabase database)
    : DatabaseHost(database.ConnectionString, configure: services => services.AddFeedStores())
{
    public IFeedStore Feeds => Get<IFeedStore>();

    public IFeedHostStore Hosts => Get<IFeedHostStore>();
}
