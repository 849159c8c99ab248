using InstaHub.Grains.Feeds;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Feeds;

/// <summary>Registration of this folder.</summary>
internal static class FeedCheckServices
{
    public static IServiceCollection AddFeedChecks(this IServiceCollection services)
    {
        services.AddOptions<FeedSamplingOptions>().BindConfiguration(FeedSamplingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FeedSamplingOptions>, FeedSamplingOptionsValidator>();
        services.AddSingleton<IFeedChecker, FeedChecker>();
        return services.AddSingleton<FeedSampling>().AddHostedService(provider => provider.GetRequiredService<FeedSampling>());
    }
}
