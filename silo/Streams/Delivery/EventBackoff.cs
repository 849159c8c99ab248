using Orleans.Runtime.Providers;

namespace InstaHub.Silo.Streams.Delivery;

/// <summary>Waits between tries: 100 ms, twice as long each time, at most 2 s.</summary>
internal sealed class EventBackoff : IMessageDeliveryBackoffProvider, IQueueReaderBackoffProvider
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public TimeSpan Next(int attempt) => attempt > 4 ? Longest : First * (1 << attempt);
}
