using InstaHub.Grains.Reactions;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Reactions;

/// <summary>Registration of this feature's stores.</summary>
public static class ReactionStores
{
    public static IServiceCollection AddReactionStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<UserTarget, LikeWrite, LikeOutcome, LikeWriter>();
        services.AddSingleton<ILikeStore, LikeStore>();
        services.AddSingleton<IReactionListStore, ReactionListStore>();
        return services;
    }
}
