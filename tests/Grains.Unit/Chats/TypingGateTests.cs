using InstaHub.Grains.Chats.Live;

namespace InstaHub.Grains.Unit.Chats;

/// <summary>Of who writes it is told at most once a second, and the last state always.</summary>
public sealed class TypingGateTests
{
    private static readonly Guid Ada = Guid.NewGuid();

    private readonly TypingGate _gate = new();

    [Fact]
    public void Who_goes_on_is_told_of_once_a_second()
    {
        var told = Enumerable.Range(0, 50).Count(i => _gate.Say(Ada, true, At(i * 100)).Tells);
        Assert.Equal(5, told);
    }

    [Fact]
    public void Who_stops_at_once_is_told_of_a_second_later()
    {
        Assert.Equal((true, null), _gate.Say(Ada, true, At(0)));
        Assert.Equal((false, TimeSpan.FromMilliseconds(700)), _gate.Say(Ada, false, At(300)));
        Assert.Equal((false, null), _gate.Say(Ada, false, At(400)));
        Assert.False(_gate.IsDue(Ada, At(1_000)));
        Assert.Null(_gate.IsDue(Ada, At(2_000)));
    }

    [Fact]
    public void Who_stops_and_begins_again_within_a_second_is_not_told_of()
    {
        _gate.Say(Ada, true, At(0));
        _gate.Say(Ada, false, At(300));
        Assert.Equal((false, null), _gate.Say(Ada, true, At(500)));
        Assert.Null(_gate.IsDue(Ada, At(1_000)));
        Assert.Equal((true, null), _gate.Say(Ada, false, At(1_001)));
    }

    [Fact]
    public void Who_has_not_begun_does_not_stop()
    {
        Assert.Equal((false, null), _gate.Say(Ada, false, At(0)));
        _gate.Say(Ada, true, At(1));
        Assert.Equal((true, null), _gate.Say(Guid.NewGuid(), true, At(2))); // each for themselves
    }

    [Fact]
    public void However_it_goes_nobody_is_told_of_twice_in_a_second_and_the_last_state_is_told()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var (gate, told, last, due) = (new TypingGate(), new List<(int At, bool On)>(), false, (int?)null);
            for (var now = 0; now < 20_000; now++)
            {
                if (due == now)
                {
                    due = null;
                    if (gate.IsDue(Ada, At(now)) is { } on)
                        told.Add((now, on));
                }
                if (now < 15_000 && random.Next(300) == 0)
                {
                    last = random.Next(2) == 0;
                    var (tells, later) = gate.Say(Ada, last, At(now));
                    if (tells)
                        told.Add((now, last));
                    if (later is { } delay)
                        due = now + (int)delay.TotalMilliseconds;
                }
            }

            Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= 1_000));
            Assert.Equal(last, told.Count > 0 && told[^1].On);
        }
    }

    private static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
