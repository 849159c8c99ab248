using InstaHub.GrainInterfaces.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams.Core;

namespace InstaHub.Grains.Events;

/// <summary>
/// Handles the events of one partition of a feature. A class says <c>[GrainType("…")]</c>, which also names the handler in
/// <c>events_handled</c> and <c>events_dead</c>, and <c>[ImplicitStreamSubscription("feature")]</c>, as often as it likes.
/// </summary>
/// <remarks>
/// An event comes at least once, and in the order of its key except across a handover of its queue: a handler tolerates
/// repetition and disorder. It comes again until <see cref="HandleAsync"/> has succeeded, or has failed
/// <see cref="EventHandling.MostFailures"/> times by its own fault.
/// </remarks>
public abstract class EventHandlerGrain : Grain, IGrainWithIntegerKey, IStreamSubscriptionObserver
{
    /// <summary>The handler's name.</summary>
    protected string HandlerName => field ??= GrainContext.GrainId.Type.ToString()!;

    /// <summary>Whether the events of one batch may be handled at the same time: each says how things are, whatever came before it.</summary>
    protected virtual bool InAnyOrder => false;

    /// <inheritdoc/>
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        var delivery = new EventDelivery(
            HandlerName,
            InAnyOrder,
            HandleAsync,
            OnDeadAsync,
            ServiceProvider.GetRequiredService<IEventFailures>(),
            ServiceProvider.GetRequiredService<TimeProvider>(),
            ServiceProvider.GetRequiredService<ILogger<EventDelivery>>());
        await handleFactory.Create<DomainEvent>().ResumeAsync(delivery);
    }

    /// <summary>
    /// Does what is to be done about an event. It may take <see cref="EventHandling.TimeLimit"/>; then the token is cancelled and
    /// the event counts as failed, whether or not the handler has ended.
    /// </summary>
    protected abstract Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken);

    /// <summary>Called before an event is given up, for what must happen all the same. If it fails, the event is not given up yet.</summary>
    protected virtual Task OnDeadAsync(DomainEvent domainEvent, CancellationToken cancellationToken) => Task.CompletedTask;
}
