using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Live;

/// <summary>Registration of this folder.</summary>
internal static class LiveServices
{
    /// <summary>Who logs each garbled message and each refusal of ours as an error; what deserves it, <see cref="HubErrors"/> logs.</summary>
    private static readonly string[] NoisyCategories =
        ["Microsoft.AspNetCore.SignalR.HubConnectionHandler", "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"];

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChatReceipts>();
        services.AddSingleton<LiveConnectionServices>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<WatchRenewals>();
        services.AddSingleton<PostWatches>();
        services.AddSingleton<PresenceWatches>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<WebHostSession>();
        services.AddHostedService(provider => provider.GetRequiredService<WebHostSession>());
        services.AddLiveSource(LivePart.Feed, (grains, userId) => grains.GetFeed(userId));
        services.AddLiveSource(LivePart.Chats, (grains, userId) => grains.GetInbox(userId));
        services.AddLiveSource(LivePart.Account, (grains, userId) => grains.GetAccountAlerts(userId));

        services.AddSingleton<HubErrors>();
        services.AddSignalR(hub => hub.AddFilter<HubErrors>())
            .AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default));
        services.AddOptions<HubOptions>().Configure<IOptions<LiveOptions>>((hub, live) => hub.MaximumReceiveMessageSize = live.Value.MaxMessageBytes);
        services.AddLogging(logging =>
        {
            foreach (var category in NoisyCategories)
                logging.AddFilter(category, LogLevel.None);
        });
        return services;
    }

    /// <summary>Puts a feature's events into positions and <c>sync</c>.</summary>
    public static IServiceCollection AddLiveSource(this IServiceCollection services, LivePart part, Func<IGrainFactory, Guid, ILiveSource> of) =>
        services.AddSingleton(new LiveSource(part, of));

    /// <summary>Maps the hub. Each attempt to connect counts as a request; what is sent then, <see cref="LiveOptions"/> limit.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapHub<LiveHub>(LiveHub.Path).ForUsers().LimitRate();
}
