using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Comments;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class CommentServices
{
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddSingleton<CommentReader>();
        return services;
    }
}
