using InstaHub.Grains.Bookmarks;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Reactions;

namespace InstaHub.Silo.Stores.Bookmarks;

/// <summary>Registration of this feature's stores.</summary>
public static class BookmarkStores
{
    public static IServiceCollection AddBookmarkStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<UserTarget, BookmarkWrite, BookmarkOutcome, BookmarkWriter>();
        services.AddSingleton<IBookmarkStore, BookmarkStore>();
        return services;
    }
}
