using InstaHub.Grains.Feeds;

namespace InstaHub.Silo.Stores.Feeds;

/// <summary>Registration of the stores of this folder.</summary>
public static class FeedStores
{
    public static IServiceCollection AddFeedStores(this IServiceCollection services)
    {
        services.AddSingleton<IFeedStore, FeedStore>();
        services.AddSingleton<IFeedHostStore, FeedHostStore>();
        return services;
    }
}
