using InstaHub.Grains.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Reactions;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class ReactionServices
{
    public static IServiceCollection AddReactions(this IServiceCollection services)
    {
        services.AddSingleton<CountsNotifier>();
        services.AddSingleton<ContentReader>();
        services.AddSingleton<IViewerMarks, ReactionMarks>();
        return services;
    }
}
