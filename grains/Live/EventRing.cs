using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <summary>The last events of one part of one user, numbered. Plain data: it is stored as it is.</summary>
[GenerateSerializer, Alias("InstaHub.Live.EventRing")]
public sealed record EventRing
{
    /// <summary>Events kept; who has missed more reloads.</summary>
    public const int Capacity = 100;

    /// <summary>See <see cref="LivePoint.Epoch"/>.</summary>
    [Id(0)]
    public long Epoch { get; init; }

    /// <summary>Number of the newest event.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>Oldest first, at most <see cref="Capacity"/>.</summary>
    [Id(2)]
    public IReadOnlyList<RingEvent> Events { get; init; } = [];

    /// <summary>Where it is now.</summary>
    public LivePoint End() => new(Epoch, Number);

    /// <summary>The ring with one more event.</summary>
    /// <param name="added">The event.</param>
    /// <param name="newEpoch">What to count under when this is the first.</param>
    public EventRing Add(RingEvent added, long newEpoch) => new()
    {
        Epoch = Epoch == 0 ? newEpoch : Epoch,
        Number = Number + 1,
        Events = [.. Events.Skip(Events.Count - Capacity + 1), added],
    };

    /// <summary>Where an event with that id is; null when it is not here.</summary>
    public LivePoint? Find(Guid id)
    {
        for (var i = Events.Count - 1; i >= 0; i--)
        {
            if (Events[i].Id == id)
                return new LivePoint(Epoch, Number - (Events.Count - 1 - i));
        }
        return null;
    }

    /// <summary>What has happened after a point.</summary>
    public MissedEvents Since(LivePoint point)
    {
        // Who was there before anything had happened has missed all of it.
        var isKnown = point.Epoch == Epoch || point is { Epoch: 0, Number: 0 };
        var missed = Number - point.Number;
        return isKnown && missed >= 0 && missed <= Events.Count
            ? new MissedEvents(End(), [.. Events.TakeLast((int)missed).Select(kept => new LiveEvent(kept.Name, kept.Data))])
            : new MissedEvents(End(), null);
    }
}

/// <summary>An event that is kept.</summary>
/// <param name="Id">Tells a repetition.</param>
/// <param name="Name">See <see cref="LiveEvent.Name"/>.</param>
/// <param name="Data">See <see cref="LiveEvent.Data"/>.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.RingEvent")]
public sealed record RingEvent([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] byte[] Data);
