using InstaHub.Grains.Posts.Reading;
using InstaHub.Grains.Posts.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Grains.Posts;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class PostServices
{
    public static IServiceCollection AddPosts(this IServiceCollection services)
    {
        services.AddSingleton<PublicationClock>();
        services.AddSingleton<PeopleInPosts>();
        services.AddSingleton<AuthorNotifier>();
        services.AddSingleton<PostWriting>();
        services.AddSingleton<PostReader>();
        services.AddSingleton<PostPages>();
        services.AddSingleton<PostEngagement>();
        services.AddSingleton<IPostMedia, PostMediaFiles>();
        return services;
    }
}
