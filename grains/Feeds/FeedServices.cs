using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Feeds;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedRankingOptions>().BindConfiguration(FeedRankingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FeedRankingOptions>, FeedRankingOptionsValidator>();
        services.AddSingleton<FeedHost>();
        services.AddSingleton<FeedHostLeases>();
        services.AddSingleton<HostDelivery>().AddSingleton<FeedFanout>().AddSingleton<IFeedNews>(provider => provider.GetRequiredService<FeedFanout>());
        services.AddSingleton<FeedSignals>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<IFeedPusher, FeedPusher>();
        return services;
    }
}
