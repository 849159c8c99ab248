using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What an agent calls of a subscribed grain, by name.</summary>
internal interface IStreamConsumerExtension
{
    Task DeliverBatch(StreamSubscription subscription, IBatchContainer batch);

    Task ErrorInStream(StreamSubscription subscription, Exception exception);
}

/// <summary>Calls a subscribed grain, whatever its interfaces.</summary>
internal sealed class StreamConsumerReference(EmbeddedRuntime runtime, StreamSubscription subscription)
    : GrainReference(new(runtime.Factory, subscription.Grain.Type, GrainInterfaceType.Create(typeof(IStreamConsumerExtension).FullName!), isObserver: false), subscription.Grain.Key)
{
    private static readonly GrainMethod DeliverMethod = Method(nameof(IStreamConsumerExtension.DeliverBatch), typeof(IBatchContainer));
    private static readonly GrainMethod FailMethod = Method(nameof(IStreamConsumerExtension.ErrorInStream), typeof(Exception));

    /// <summary>Done when the grain's observer is. Batches are immutable, as they are in Orleans.</summary>
    public Task Deliver(IBatchContainer batch)
    {
        var context = BeginCopy();
        var copy = context.CopyImmutable(batch);
        context.Return();
        return Invoke(new Call(DeliverMethod, consumer => consumer.Deliver(subscription, copy)));
    }

    public Task Fail(Exception exception) => Invoke(new Call(FailMethod, consumer => consumer.Fail(subscription, exception)));

    private static GrainMethod Method(string name, Type argument) =>
        new(typeof(IStreamConsumerExtension), typeof(IStreamConsumerExtension).FullName!, name, [typeof(StreamSubscription), argument], InvokeMethodOptions.None);

    private sealed class Call(GrainMethod method, Func<StreamConsumer, Task> work) : GrainCall<VoidResult>
    {
        public override GrainMethod Method => method;

        public override int GetArgumentCount() => 0;

        public override object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

        public override void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

        protected internal override Task Invoke(object target) => work(StreamConsumer.Of(Home!));
    }
}
