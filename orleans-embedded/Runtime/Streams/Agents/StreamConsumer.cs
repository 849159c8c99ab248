using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Embedded;

/// <summary>The observers that one activation has put to its subscriptions. Used by turns of the activation alone.</summary>
internal sealed class StreamConsumer(Activation activation)
{
    private readonly Dictionary<GuidId, StreamObserver> _observers = [];

    public static StreamConsumer Of(Activation activation) => activation.StreamConsumer ??= new(activation);

    /// <summary>That of the activation whose turn this is.</summary>
    /// <exception cref="InvalidOperationException">This is no turn of a grain.</exception>
    public static StreamConsumer OfTurn() =>
        Of(Activation.OfThread ?? throw new InvalidOperationException("Only a grain has stream subscriptions, and only in its own turns"));

    /// <summary>This activation's subscription to a stream.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none: there are implicit ones only.</exception>
    public StreamSubscription SubscriptionTo(PersistentStreamProvider provider, StreamId streamId) =>
        provider.Subscriptions.Of(provider.Name, streamId).FirstOrDefault(subscription => subscription.Grain == activation.GrainId)
        ?? throw new ArgumentOutOfRangeException(nameof(streamId), $"{activation.GrainId} has no implicit subscription to stream {streamId}, and stream provider '{provider.Name}' has no others");

    public void Put(GuidId subscription, StreamObserver observer) => _observers[subscription] = observer;

    public void Remove(GuidId subscription) => _observers.Remove(subscription);

    public async Task Deliver(StreamSubscription subscription, IBatchContainer batch)
    {
        if (await Find(subscription) is { } observer)
        {
            await observer.Deliver(batch);
        }
        else
        {
            activation.Runtime.Log.NoObserver(subscription.Grain, subscription.StreamId);
        }
    }

    public Task Fail(StreamSubscription subscription, Exception exception) =>
        _observers.TryGetValue(subscription.Id, out var observer) ? observer.Fail(exception) : Task.CompletedTask;

    private async Task<StreamObserver?> Find(StreamSubscription subscription)
    {
        if (!_observers.ContainsKey(subscription.Id) && activation.GrainInstance is IStreamSubscriptionObserver grain)
        {
            var provider = activation.Runtime.Services.GetRequiredKeyedService<PersistentStreamProvider>(subscription.ProviderName);
            await grain.OnSubscribed(new HandleFactory(provider, subscription));
        }

        return _observers.GetValueOrDefault(subscription.Id);
    }

    private sealed class HandleFactory(PersistentStreamProvider provider, StreamSubscription subscription) : IStreamSubscriptionHandleFactory
    {
        public StreamId StreamId => subscription.StreamId;

        public string ProviderName => subscription.ProviderName;

        public GuidId SubscriptionId => subscription.Id;

        public StreamSubscriptionHandle<T> Create<T>() => new SubscriptionHandle<T>(provider, subscription);
    }
}

/// <summary>Streams of an activation.</summary>
internal sealed partial class Activation
{
    /// <summary>Null until the first event.</summary>
    internal StreamConsumer? StreamConsumer { get; set; }
}
