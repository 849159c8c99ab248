using InstaHub.Grains.Profiles;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Profiles;

/// <summary>Registration of this feature's stores.</summary>
public static class ProfileStores
{
    public static IServiceCollection AddProfileStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<Guid, ProfileWrite, ProfileWriteOutcome, ProfileWriter>();
        services.AddSingleton<IProfileStore, ProfileStore>();
        services.AddSingleton<IUserListStore, UserListStore>();
        return services;
    }
}
