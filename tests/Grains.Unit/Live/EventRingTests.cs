using System.Text.Json;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Live;

/// <summary>The last events of a user, numbered.</summary>
public sealed class EventRingTests
{
    private const long Epoch = 5;

    [Fact]
    public void The_last_events_are_kept_and_their_numbers_go_on()
    {
        var ring = Filled(EventRing.Capacity + 30);

        Assert.Equal(new LivePoint(Epoch, EventRing.Capacity + 30), ring.End());
        Assert.Equal(EventRing.Capacity, ring.Events.Count);
        Assert.Equal(["128", "129", "130"], NamesSince(ring, 127));
        Assert.Equal(EventRing.Capacity, NamesSince(ring, 30)!.Count());
        Assert.Null(NamesSince(ring, 29));
        Assert.Equal([], NamesSince(ring, 130));
    }

    [Fact]
    public void What_has_not_happened_and_other_epochs_are_unknown()
    {
        var ring = Filled(3);

        Assert.Null(NamesSince(ring, 4));
        Assert.Null(ring.Since(new LivePoint(Epoch + 1, 2)).Events);
        Assert.Null(ring.Since(new LivePoint(0, 2)).Events);
    }

    [Fact]
    public void Who_was_there_before_the_first_event_missed_all()
    {
        Assert.Equal(3, Filled(3).Since(new EventRing().End()).Events!.Count);
        Assert.Null(Filled(EventRing.Capacity + 1).Since(new EventRing().End()).Events);
        Assert.Equal([], new EventRing().Since(default).Events!);
    }

    [Fact]
    public void An_event_is_found_by_its_id_with_its_number()
    {
        var ring = Filled(EventRing.Capacity + 1);

        Assert.Equal(new LivePoint(Epoch, 2), ring.Find(ring.Events[0].Id));
        Assert.Equal(ring.End(), ring.Find(ring.Events[^1].Id));
        Assert.Null(ring.Find(Guid.NewGuid()));
    }

    [Fact]
    public void It_is_stored_as_JSON_and_back()
    {
        var ring = Filled(2);

        var read = JsonSerializer.Deserialize<EventRing>(JsonSerializer.Serialize(ring))!;

        Assert.Equal(ring.End(), read.End());
        Assert.Equal(ring.Events.Select(kept => (kept.Id, kept.Name)), read.Events.Select(kept => (kept.Id, kept.Name)));
        Assert.Equal(ring.Events[1].Data, read.Events[1].Data);
    }

    private static EventRing Filled(int count)
    {
        var ring = new EventRing();
        for (var number = 1; number <= count; number++)
            ring = ring.Add(new RingEvent(Guid.NewGuid(), $"{number}", [(byte)number]), Epoch + number - 1);
        return ring;
    }

    private static IEnumerable<string>? NamesSince(EventRing ring, long number) =>
        ring.Since(new LivePoint(Epoch, number)).Events?.Select(missed => missed.Name);
}
