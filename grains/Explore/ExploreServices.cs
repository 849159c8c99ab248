using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Explore;

/// <summary>Registration of what the grains of this folder need beside their store.</summary>
public static class ExploreServices
{
    public static IServiceCollection AddExplore(this IServiceCollection services)
    {
        services.AddOptions<ExploreOptions>().BindConfiguration(ExploreOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExploreOptions>, ExploreOptionsValidator>();
        services.AddSingleton<ExploreRankings>();
        return services;
    }
}
