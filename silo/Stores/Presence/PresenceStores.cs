using InstaHub.Grains.Presence;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Presence;

/// <summary>Registration of this feature's store and of what goes into exports. With an account its row is removed by the database.</summary>
public static class PresenceStores
{
    public static IServiceCollection AddPresenceStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<Guid, SeenMark, bool, SeenWriter>();
        services.AddSingleton<IPresenceStore, PresenceStore>();
        services.AddExportSection(
            "presence.json",
            "json_build_object('status', (array['offline', 'online', 'away', 'dnd'])[p.status + 1], 'lastSeen', p.seen_at)",
            "presence p where p.user_id = $1");
        return services;
    }
}
