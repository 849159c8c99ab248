using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Streams;

/// <summary>How this silo reads the event queues; configuration section <c>EventStreams</c>, checked at start-up.</summary>
public sealed class EventStreamOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "EventStreams";

    /// <summary>
    /// How long a queue stays with a reader that no longer says anything; another one takes it over then. By the database's clock,
    /// renewed after a third of it. 1 s to 5 min. Default 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a reader looks at its whole queue, from the beginning: for events nobody told it of, and the few that the shorter
    /// reads in between could have missed. 50 ms to 1 min. Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan FullReadInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Most events taken by one read. Unit: events. Default 1000.</summary>
    [Range(1, 100_000)]
    public int ReadSize { get; set; } = 1000;

    /// <summary>Most events of one stream that are delivered by one call. Unit: events. Default 200.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Most events of one queue in memory: read, and not yet handled. Unit: events. Default 5000.</summary>
    [Range(1, 1_000_000)]
    public int MaxInHand { get; set; } = 5000;

    /// <summary>
    /// How long a delivery is tried again, with ever longer pauses, before it begins anew with short ones. Nothing is given up by
    /// this. 10 ms to 10 min. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan DeliveryTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long it is remembered that a handler has had its effect, so that a repeated delivery has none. An hour to a year.
    /// Default 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan HandledRetention { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxInHand < ReadSize)
            yield return new ValidationResult($"{nameof(MaxInHand)} ({MaxInHand}) is smaller than {nameof(ReadSize)} ({ReadSize}).", [nameof(MaxInHand)]);
    }
}

/// <summary>Checks <see cref="EventStreamOptions"/> at start-up.</summary>
[OptionsValidator]
public sealed partial class EventStreamOptionsValidator : IValidateOptions<EventStreamOptions>;
