using System.Globalization;
using InstaHub.Silo.Stores.Events;
using Orleans.Streams;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>The queues, spread evenly over the ring of silos.</summary>
internal sealed class EventQueueMapper(EventOptions options) : IConsistentRingStreamQueueMapper
{
    private readonly QueueId[] _queues = [.. Enumerable.Range(0, options.Queues).Select(number => QueueId.GetQueueId("events", (uint)number, (uint)((1UL << 32) / (ulong)options.Queues * (ulong)number)))];

    /// <inheritdoc/>
    public IEnumerable<QueueId> GetAllQueues() => _queues;

    /// <inheritdoc/>
    public QueueId GetQueueForStream(StreamId streamId) => _queues[options.QueueOf(int.Parse(streamId.GetKeyAsString(), CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => _queues.Where(queue => range.InRange(queue.GetUniformHashCode()));
}
