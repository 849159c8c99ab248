using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.Stores.LinkPreviews;
using InstaHub.Silo.Workers;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>Registration of this folder.</summary>
public static class LinkPreviewServices
{
    public static IServiceCollection AddLinkPreviews(this IServiceCollection services)
    {
        services.AddOptions<LinkPreviewOptions>().BindConfiguration(LinkPreviewOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LinkPreviewOptions>, LinkPreviewOptionsValidator>();
        services.AddSingleton<ILinkPreviewStore, LinkPreviewStore>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ILinkPreviews, LinkPreviews>();
        return services.AddSingleton<LinkPreviewCleanup>().AddHostedService(provider => provider.GetRequiredService<LinkPreviewCleanup>());
    }
}
