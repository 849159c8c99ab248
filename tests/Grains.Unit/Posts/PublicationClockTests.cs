using System.Collections.Concurrent;
using InstaHub.Grains.Posts;

namespace InstaHub.Grains.Unit.Posts;

public sealed class PublicationClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Times_go_up_by_a_microsecond_while_the_clock_stands_still()
    {
        var clock = new PublicationClock(_time);

        var times = Enumerable.Range(0, 3).Select(_ => clock.Next()).ToArray();

        Assert.Equal(PublicationClock.Truncate(_time.GetUtcNow()), times[0]);
        Assert.Equal([times[0].AddMicroseconds(1), times[0].AddMicroseconds(2)], times[1..]);
    }

    [Fact]
    public void Times_are_whole_microseconds_of_the_clock()
    {
        var clock = new PublicationClock(new Shifted(_time, TimeSpan.FromTicks(7)));

        Assert.Equal(0, clock.Next().Ticks % TimeSpan.TicksPerMicrosecond);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_set_them_back()
    {
        var shifted = new Shifted(_time, TimeSpan.FromHours(1));
        var clock = new PublicationClock(shifted);
        var before = clock.Next();

        shifted.By = TimeSpan.Zero;

        Assert.True(clock.Next() > before);
    }

    [Fact]
    public void Nobody_gets_the_time_of_another()
    {
        var clock = new PublicationClock(TimeProvider.System);
        var times = new ConcurrentBag<DateTimeOffset>();

        Parallel.For(0, 20_000, _ => times.Add(clock.Next()));

        Assert.Equal(20_000, times.Distinct().Count());
    }

    private sealed class Shifted(TimeProvider time, TimeSpan by) : TimeProvider
    {
        public TimeSpan By { get; set; } = by;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + By;
    }
}
