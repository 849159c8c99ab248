using InstaHub.Grains.Accounts;
using InstaHub.Grains.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>Registration of this folder.</summary>
public static class MediaProcessing
{
    public static IServiceCollection AddMediaProcessing(this IServiceCollection services)
    {
        services.AddImageProcessing();
        services.AddSingleton<Transcoder>();
        services.AddSingleton<AudioProcessor>();
        services.AddSingleton<VideoProcessor>();
        services.AddSingleton<MediaProcessor>();
        services.AddSingleton<MediaWork>();
        services.AddSingleton<IMediaWork>(provider => provider.GetRequiredService<MediaWork>());
        services.AddHostedService<MediaWorker>();
        services.AddSingleton<IExportFiles, MediaInExports>();
        services.AddSingleton<IAccountPurge, MediaOfAccounts>();
        services.AddSingleton<MediaCleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaCleanup>());
        return services;
    }

    /// <summary>What makes variants of pictures, and where they are kept; nothing that runs by itself.</summary>
    public static IServiceCollection AddImageProcessing(this IServiceCollection services)
    {
        services.AddMediaFiles();
        services.AddOptions<ProcessingOptions>().BindConfiguration(ProcessingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProcessingOptions>, ProcessingOptionsValidator>();
        services.AddSingleton<Sandbox>();
        services.AddSingleton<Decoder>();
        return services.AddSingleton<ImageProcessor>();
    }
}
