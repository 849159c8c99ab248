using InstaHub.Grains.Media;

namespace InstaHub.Silo.Stores.Media;

/// <summary>Registration of this feature's stores.</summary>
public static class MediaStores
{
    public static IServiceCollection AddMediaStores(this IServiceCollection services) => services
        .AddSingleton<IMediaCatalog, MediaCatalog>()
        .AddSingleton<IMediaKeyStore, MediaKeyStore>()
        .AddSingleton<MediaQueue>()
        .AddSingleton<MediaOrphans>();
}
