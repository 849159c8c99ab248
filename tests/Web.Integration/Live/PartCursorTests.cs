using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>What a connection sends, whatever happens to the pushes.</summary>
public sealed class PartCursorTests
{
    private const long Epoch = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lost_repeated_and_swapped_pushes_make_no_difference(int seed)
    {
        var random = new Random(seed);
        var cursor = new PartCursor(At(5));
        var sent = new List<long>();
        for (var newest = 6L; newest <= 1000; newest++)
        {
            // Anything near the newest: often it again, an older one, or not the next one.
            var pushed = Math.Max(1, newest - random.Next(4));
            switch (cursor.PlaceOf(At(pushed)))
            {
                case PushPlace.Next:
                    Send(pushed);
                    break;
                case PushPlace.Gap:
                    for (var number = cursor.Sent.Number + 1; number <= newest; number++)
                        Send(number);
                    break;
                default:
                    break;
            }
        }

        Assert.True(sent.Count > 900);
        Assert.Equal(Enumerable.Range(6, sent.Count).Select(number => (long)number), sent);

        void Send(long number)
        {
            cursor.Advance(At(number));
            sent.Add(number);
        }
    }

    [Fact]
    public void Before_anything_has_happened_the_first_event_is_a_gap_that_is_filled_from_the_beginning()
    {
        var cursor = new PartCursor(default);
        Assert.Equal(PushPlace.Gap, cursor.PlaceOf(At(1)));

        cursor.Advance(At(1));

        Assert.Equal(PushPlace.Next, cursor.PlaceOf(At(2)));
        Assert.False(cursor.MayLack(At(0)));
        Assert.True(cursor.MayLack(default));
        Assert.Equal([], cursor.TakeMissed(default, Since(0, 1)));
    }

    [Fact]
    public void What_the_connection_has_sent_is_not_missed()
    {
        var cursor = new PartCursor(At(5));
        cursor.Advance(At(6));

        Assert.Equal(["4", "5"], cursor.TakeMissed(At(3), Since(3, 7))!.Select(missed => missed.Name));
        Assert.False(cursor.MayLack(At(3)));
        Assert.False(cursor.MayLack(At(6)));
        Assert.Equal(["3"], cursor.TakeMissed(At(2), Since(2, 7))!.Select(missed => missed.Name));
    }

    [Fact]
    public void Who_has_seen_more_than_the_connection_has_sent_is_not_sent_it_again()
    {
        var cursor = new PartCursor(At(5));

        Assert.True(cursor.MayLack(At(8)));
        Assert.Equal([], cursor.TakeMissed(At(8), Since(8, 9)));

        Assert.Equal(PushPlace.Repetition, cursor.PlaceOf(At(8)));
        Assert.Equal(PushPlace.Next, cursor.PlaceOf(At(9)));
    }

    [Fact]
    public void What_the_source_does_not_know_cannot_be_told()
    {
        var cursor = new PartCursor(At(5));

        Assert.Null(cursor.TakeMissed(At(2), new MissedEvents(At(5), null)));
        Assert.Null(cursor.TakeMissed(new LivePoint(8, 1), new MissedEvents(new LivePoint(8, 1), [])));
        Assert.Equal(At(5), cursor.Sent);
    }

    private static LivePoint At(long number) => new(Epoch, number);

    private static MissedEvents Since(long after, long newest) =>
        new(At(newest), [.. Enumerable.Range((int)after + 1, (int)(newest - after)).Select(number => new LiveEvent($"{number}", default))]);
}
