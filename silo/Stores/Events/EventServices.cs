using InstaHub.Silo.Database.Locking;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.Events;

/// <summary>Registration of everything in this folder.</summary>
public static class EventServices
{
    /// <summary>Writing events and waking their readers. After the database services, whose migrations make the tables.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services, ServingRuntime runtime)
    {
        services.AddOptions<EventOptions>()
            .Configure(options => options.NotifyOtherProcesses = runtime != ServingRuntime.Embedded)
            .BindConfiguration(EventOptions.Section)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsValidator>();
        services.AddSingleton<EventSignal>();
        services.AddSingleton<EventNotifier>();
        services.AddSingleton<EventWakeUp>();
        services.AddSingleton<EventTransactions>();
        services.AddHostedService<EventQueueLayout>();
        return services;
    }
}
