using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Notifications;

/// <summary>Registration of what the grains of this folder need beside their stores.</summary>
public static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NotificationsOptions>().BindConfiguration(NotificationsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationsOptions>, NotificationsOptionsValidator>();
        services.AddSingleton<NotificationReader>();
        services.AddSingleton<NotificationRecorder>();
        services.AddSingleton<GraphNotifications>();
        return services;
    }
}
