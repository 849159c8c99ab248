using InstaHub.Grains.Events;
using InstaHub.Silo.Streams.Delivery;
using InstaHub.Silo.Streams.Handlers;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace InstaHub.Silo.Streams;

/// <summary>Registration of everything in this folder.</summary>
public static class EventStreamServices
{
    // The receiver itself waits for events; the agent's period only lies between two of its waits.
    private static readonly TimeSpan AgentPeriod = TimeSpan.FromMilliseconds(1);

    // Streams are few and fixed: their cursors are kept.
    private static readonly TimeSpan Inactivity = TimeSpan.FromDays(365);

    /// <summary>Reads the event queues and hands their events to the handler grains. After the services that write events.</summary>
    public static ISiloBuilder AddEventStreams(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.AddOptions<EventStreamOptions>().BindConfiguration(EventStreamOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventStreamOptions>, EventStreamOptionsValidator>();
        services.AddMetrics();
        services.AddSingleton<EventQueueMetrics>();
        services.AddSingleton<IEventFailures, EventFailures>();
        services.AddHostedService<EventListener>();
        services.AddHostedService<HandledEventsCleanup>();

        return silo.AddPersistentStreams(
            EventStreams.ProviderName,
            (provider, name) => ActivatorUtilities.CreateInstance<EventAdapterFactory>(provider, name),
            streams =>
            {
                streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                streams.ConfigureBackoffProvider((_, _) => (IMessageDeliveryBackoffProvider)new EventBackoff());
                streams.ConfigureBackoffProvider((_, _) => (IQueueReaderBackoffProvider)new EventBackoff());
                streams.ConfigurePullingAgent(options => options.Configure<IOptions<EventStreamOptions>>((agent, own) =>
                {
                    agent.GetQueueMsgsTimerPeriod = AgentPeriod;
                    agent.MaxEventDeliveryTime = own.Value.DeliveryTime;
                    agent.StreamInactivityPeriod = Inactivity;
                }));
            });
    }
}
