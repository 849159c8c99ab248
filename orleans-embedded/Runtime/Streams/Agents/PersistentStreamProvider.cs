using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Internal;
using Orleans.Runtime;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A stream provider on an adapter: one agent for each of its queues, from the silo's being active to its end.</summary>
internal sealed class PersistentStreamProvider(IServiceProvider services, string name) : IStreamProvider, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly List<PullingAgent> _agents = [];
    private IQueueAdapterFactory? _factory;
    private IQueueAdapter? _adapter;

    public string Name => name;

    public bool IsRewindable => Adapter.IsRewindable;

    public IQueueAdapter Adapter => _adapter ?? throw new InvalidOperationException($"Stream provider '{name}' has not been initialized");

    public ImplicitSubscriptions Subscriptions => field ??= new(Runtime.Manifest);

    public EmbeddedRuntime Runtime { get; } = services.GetRequiredService<EmbeddedRuntime>();

    public StreamPullingAgentOptions Options { get; } = services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name);

    public IBackoffProvider DeliveryBackoff { get; } = services.GetKeyedService<IMessageDeliveryBackoffProvider>(name)
        ?? (IBackoffProvider)new ExponentialBackoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));

    public IBackoffProvider ReadBackoff { get; } = services.GetKeyedService<IQueueReaderBackoffProvider>(name)
        ?? (IBackoffProvider)new ExponentialBackoff(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new PersistentStream<T>(this, streamId);

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe($"streams {name}", ServiceLifecycleStage.ApplicationServices, Initialize);
        lifecycle.Subscribe($"stream agents {name}", ServiceLifecycleStage.Active, Start, Stop);
    }

    private async Task Initialize(CancellationToken cancellationToken)
    {
        var pubSub = services.GetRequiredService<IOptionsMonitor<StreamPubSubOptions>>().Get(name).PubSubType;
        if (pubSub != StreamPubSubType.ImplicitOnly)
        {
            throw new OrleansConfigurationException($"Stream provider '{name}' asks for {pubSub}; the embedded runtime has {nameof(StreamPubSubType.ImplicitOnly)} alone: say so by ConfigureStreamPubSub");
        }

        _factory = services.GetRequiredKeyedService<IQueueAdapterFactory>(name);
        _adapter = await _factory.CreateAdapter(cancellationToken);
        if (_adapter.IsRewindable)
        {
            throw new OrleansConfigurationException($"The adapter of stream provider '{name}' is rewindable; the embedded runtime has no such streams");
        }
    }

    private async Task Start(CancellationToken cancellationToken)
    {
        if (Adapter.Direction is not (StreamProviderDirection.ReadOnly or StreamProviderDirection.ReadWrite))
        {
            return;
        }

        foreach (var queue in _factory!.GetStreamQueueMapper().GetAllQueues())
        {
            _agents.Add(new(this, queue, await _factory.GetDeliveryFailureHandler(queue), _factory.GetQueueAdapterCache().CreateQueueCache(queue), Adapter.CreateReceiver(queue)));
        }

        foreach (var agent in _agents)
        {
            agent.Start();
        }
    }

    private Task Stop(CancellationToken cancellationToken) => Task.WhenAll(_agents.Select(agent => agent.Stop()));
}
