using InstaHub.Silo.Stores.Notifications;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Workers;

/// <summary>Removes notifications whose time is over, a batch at a time.</summary>
public sealed class NotificationCleanup(
    NotificationRemoval removal, IOptions<NotificationOptions> options, TimeProvider time, ILogger<NotificationCleanup> logger)
    : Rounds(options.Value.CleanupInterval, time, logger)
{
    private const int Batch = 1_000;

    /// <inheritdoc/>
    public override Task<bool> RunOnceAsync(CancellationToken cancellationToken) => removal.RemoveOldAsync(options.Value.KeepFor, Batch, cancellationToken);
}

/// <summary>Registration of it.</summary>
public static class NotificationWorkerServices
{
    public static IServiceCollection AddNotificationWorkers(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>();
        return services.AddSingleton<NotificationCleanup>().AddHostedService(provider => provider.GetRequiredService<NotificationCleanup>());
    }
}
