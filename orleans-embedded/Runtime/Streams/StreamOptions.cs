using Orleans.Streams;

namespace Orleans.Streams
{
    /// <summary>The kinds of subscriptions of a provider.</summary>
    public enum StreamPubSubType
    {
        ExplicitGrainBasedAndImplicit,
        ExplicitGrainBasedOnly,
        ImplicitOnly,
    }
}

namespace Orleans.Configuration
{
    /// <summary>Subscriptions of a provider.</summary>
    public class StreamPubSubOptions
    {
        public const StreamPubSubType DEFAULT_STREAM_PUBSUB_TYPE = StreamPubSubType.ExplicitGrainBasedAndImplicit;

        /// <summary>The embedded runtime has <see cref="StreamPubSubType.ImplicitOnly"/> alone, which must be set.</summary>
        public StreamPubSubType PubSubType { get; set; } = DEFAULT_STREAM_PUBSUB_TYPE;
    }

    /// <summary>The pulling agents of a provider.</summary>
    public class StreamPullingAgentOptions
    {
        public static readonly int DEFAULT_BATCH_CONTAINER_BATCH_SIZE = 1;
        public static readonly TimeSpan DEFAULT_GET_QUEUE_MESSAGES_TIMER_PERIOD = TimeSpan.FromMilliseconds(100);
        public static readonly TimeSpan DEFAULT_INIT_QUEUE_TIMEOUT = TimeSpan.FromSeconds(5);
        public static readonly TimeSpan DEFAULT_MAX_EVENT_DELIVERY_TIME = TimeSpan.FromMinutes(1);
        public static readonly TimeSpan DEFAULT_STREAM_INACTIVITY_PERIOD = TimeSpan.FromMinutes(30);

        /// <summary>How long an agent waits after an empty read. Default: 100 ms.</summary>
        public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = DEFAULT_GET_QUEUE_MESSAGES_TIMER_PERIOD;

        /// <summary>How long a receiver may take to begin and to end. Default: 5 seconds.</summary>
        public TimeSpan InitQueueTimeout { get; set; } = DEFAULT_INIT_QUEUE_TIMEOUT;

        /// <summary>How long a batch is tried again before it counts as failed. Default: a minute.</summary>
        public TimeSpan MaxEventDeliveryTime { get; set; } = DEFAULT_MAX_EVENT_DELIVERY_TIME;

        /// <summary>How long nothing comes in a stream before its cursors are given up. Default: 30 minutes.</summary>
        public TimeSpan StreamInactivityPeriod { get; set; } = DEFAULT_STREAM_INACTIVITY_PERIOD;
    }
}

namespace Orleans.Internal
{
    /// <summary>How long to wait between tries.</summary>
    public interface IBackoffProvider
    {
        /// <param name="attempt">0 after the first try.</param>
        TimeSpan Next(int attempt);
    }
}

namespace Orleans.Runtime.Providers
{
    /// <summary>How long to wait between tries to deliver.</summary>
    public interface IMessageDeliveryBackoffProvider : Internal.IBackoffProvider;

    /// <summary>How long to wait between tries to read a queue.</summary>
    public interface IQueueReaderBackoffProvider : Internal.IBackoffProvider;
}
