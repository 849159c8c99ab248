using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Media;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>();
        services.AddSingleton<IMessageMedia, MessageMediaFiles>();
        return services;
    }
}
