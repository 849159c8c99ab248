using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.Events;

/// <summary>
/// The queues that events are written to and read from; configuration section <c>Events</c>, the same in every process,
/// checked at start-up.
/// </summary>
public sealed class EventOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Events";

    /// <summary>
    /// How many queues the 256 stream partitions are spread over; each is read by one silo at a time. Unit: queues, 1 to 64.
    /// Default 8. A database keeps the number that it was first used with: see <see cref="EventQueueLayout"/> for how to change it.
    /// </summary>
    [Range(1, QueueSet.Capacity)]
    public int Queues { get; set; } = 8;

    /// <summary>
    /// Whether readers in other processes are woken by <c>NOTIFY</c>; without it they find events when they next look.
    /// Default: true on Orleans, false on the embedded runtime, which has the database alone.
    /// </summary>
    public bool NotifyOtherProcesses { get; set; } = true;

    /// <summary>Least time between two <c>NOTIFY</c> of this process. Up to 1 s. Default 5 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan NotifyInterval { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The queue of a stream partition. Writers and readers ask here, so that they agree.</summary>
    public short QueueOf(int partition) => (short)(partition % Queues);
}

/// <summary>Checks <see cref="EventOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class EventOptionsValidator : IValidateOptions<EventOptions>;
