using InstaHub.Grains.Presence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Live;

/// <summary>Registration of what the grains of this folder need.</summary>
public static class LiveServices
{
    /// <summary>It needs an <see cref="IPresenceStore"/>.</summary>
    public static IServiceCollection AddPushes(this IServiceCollection services)
    {
        services.AddOptions<SessionsOptions>().BindConfiguration(SessionsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionsOptions>, SessionsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPusher, LivePublisher>();
        services.AddSingleton<TopicPublisher>();
        services.AddSingleton<PresenceParts>();
        return services;
    }
}
