using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What the stream agents log.</summary>
internal sealed partial class RuntimeLog
{
    [LoggerMessage(40, LogLevel.Error, "The receiver of queue {Queue} failed to begin; it is asked for messages all the same")]
    public partial void ReceiverFailedToBegin(Exception exception, QueueId queue);

    [LoggerMessage(41, LogLevel.Error, "The receiver of queue {Queue} failed to end")]
    public partial void ReceiverFailedToEnd(Exception exception, QueueId queue);

    [LoggerMessage(42, LogLevel.Warning, "Queue {Queue} could not be read, try {Attempt}")]
    public partial void QueueUnreadable(Exception exception, QueueId queue, int attempt);

    [LoggerMessage(43, LogLevel.Warning, "The receiver of queue {Queue} failed to take note of delivered messages")]
    public partial void MessagesDeliveredFailed(Exception exception, QueueId queue);

    [LoggerMessage(44, LogLevel.Warning, "Stream {Stream} could not be delivered to {Grain}, try {Attempt}")]
    public partial void DeliveryFailed(Exception exception, StreamId stream, GrainId grain, int attempt);

    [LoggerMessage(45, LogLevel.Error, "A batch of stream {Stream} was given up for {Grain}: it could not be delivered within {Time}")]
    public partial void DeliveryGivenUp(Exception exception, StreamId stream, GrainId grain, TimeSpan time);

    [LoggerMessage(46, LogLevel.Error, "The cursor of {Grain} in stream {Stream} failed")]
    public partial void CursorFailed(Exception exception, GrainId grain, StreamId stream);

    [LoggerMessage(47, LogLevel.Warning, "{Grain} got a batch of stream {Stream} and put no observer to it; the batch is lost")]
    public partial void NoObserver(GrainId grain, StreamId stream);
}
