using InstaHub.Grains.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Graph;

/// <summary>Registration of what the grains of this folder need beside their store.</summary>
public static class GraphServices
{
    public static IServiceCollection AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<GraphNotifier>();
        services.AddSingleton<IAccountPurge, GraphPurge>();
        return services;
    }
}
