using InstaHub.Grains.Explore;

namespace InstaHub.Silo.Stores.Explore;

/// <summary>Registration of this feature's store.</summary>
public static class ExploreStores
{
    public static IServiceCollection AddExploreStore(this IServiceCollection services) => services.AddSingleton<IExploreStore, ExploreStore>();
}
