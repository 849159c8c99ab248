using InstaHub.Runtime.Conformance.Grains;
using Orleans.Runtime.Providers;
using Orleans.Streams;

namespace InstaHub.Runtime.Conformance.Hosting;

/// <summary>A silo with a stream provider whose queue is in memory.</summary>
public sealed class StreamSilo(SharedCluster cluster) : IAsyncLifetime
{
    private TestSilo? _silo;

    public TestSilo Silo => _silo ?? throw new InvalidOperationException("The silo has not been started.");

    public StreamQueue Queue { get; } = new();

    public async ValueTask InitializeAsync() => _silo = await Start(cluster.Database, Queue);

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }
    }

    /// <summary>Starts a silo with that queue.</summary>
    public static Task<TestSilo> Start(TestDatabase database, StreamQueue queue) =>
        TestSilo.Start(database, serviceId: "streams", silo => silo.AddPersistentStreams(StreamQueue.Provider, (_, _) => queue, streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.ConfigureBackoffProvider((_, _) => (IMessageDeliveryBackoffProvider)queue);
            streams.ConfigurePullingAgent(options => options.Configure(agent =>
            {
                agent.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(5);
                agent.MaxEventDeliveryTime = StreamQueue.DeliveryTime;
            }));
        }));
}
