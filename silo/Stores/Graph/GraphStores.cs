using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Graph;

/// <summary>Registration of this feature's stores.</summary>
public static class GraphStores
{
    public static IServiceCollection AddGraphStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<UserPair, GraphWrite, GraphOutcome, GraphWriter>();
        services.AddSingleton<IGraphStore, GraphStore>();
        return services;
    }
}
