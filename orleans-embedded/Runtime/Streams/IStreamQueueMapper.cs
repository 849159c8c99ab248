using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>The part of the ring of silos that belongs to one.</summary>
    public interface IRingRange
    {
        bool InRange(uint value);

        bool InRange(GrainId grainId);
    }
}

namespace Orleans.Streams
{
    /// <summary>Which queues there are, and which streams are in them.</summary>
    public interface IStreamQueueMapper
    {
        IEnumerable<QueueId> GetAllQueues();

        QueueId GetQueueForStream(StreamId streamId);
    }

    /// <summary>The same for queues that are shared out among silos. In one process every queue is this silo's.</summary>
    public interface IConsistentRingStreamQueueMapper : IStreamQueueMapper
    {
        IEnumerable<QueueId> GetQueuesForRange(IRingRange range);
    }
}
