using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Live;

/// <summary>When web processes are told of changes.</summary>
public sealed class TopicWatchersTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = new SessionsOptions().Lease;
    private static readonly TimeSpan Interval = new SessionsOptions().CountsInterval;

    private readonly TopicWatchers _watchers = new(Lease, Interval);

    [Fact]
    public void Nobody_is_waited_for_where_nobody_watches_or_all_have_the_numbers()
    {
        Assert.Null(_watchers.WaitFor(Start, 5));
        _watchers.Add(Start, "a", 5);

        Assert.Null(_watchers.WaitFor(Start, 5));
        Assert.Empty(_watchers.Take(Start, 5));
    }

    [Fact]
    public void The_first_change_is_told_at_once_and_the_next_after_the_interval()
    {
        _watchers.Add(Start, "a", 5);

        Assert.Equal(TimeSpan.Zero, _watchers.WaitFor(Start, 6));
        Assert.Equal(["a"], _watchers.Take(Start, 6));
        Assert.Null(_watchers.WaitFor(Start, 6));
        Assert.Equal(Interval, _watchers.WaitFor(Start, 7));
        Assert.Equal(TimeSpan.Zero, _watchers.WaitFor(Start + Interval, 7));
    }

    [Fact]
    public void Only_processes_that_lack_the_numbers_are_told()
    {
        _watchers.Add(Start, "a", 5);
        _watchers.Add(Start, "b", 7);

        Assert.Equal(["a"], _watchers.Take(Start, 6));
        Assert.Equal(["a", "b"], _watchers.Take(Start + Interval, 8).Order());
    }

    [Fact]
    public void A_process_that_has_lost_numbers_is_told_again_and_one_that_was_promised_some_still_gets_them()
    {
        _watchers.Add(Start, "a", 5);
        _watchers.Take(Start, 6);
        _watchers.Add(Start, "a", 5);
        _watchers.Add(Start, "a", 6);

        Assert.Equal(["a"], _watchers.Take(Start + Interval, 6));
    }

    [Fact]
    public void A_process_that_does_not_ask_again_is_forgotten()
    {
        _watchers.Add(Start, "a", 5);
        _watchers.Add(Start.AddSeconds(10), "b", 5);

        Assert.Equal(["b"], _watchers.Take(Start + Lease, 6));
        Assert.Null(_watchers.WaitFor(Start + Lease + TimeSpan.FromSeconds(10), 7));
    }

    [Fact]
    public void A_clock_that_is_set_back_delays_nobody_for_longer_than_the_interval()
    {
        _watchers.Add(Start, "a", 5);
        _watchers.Take(Start, 6);

        Assert.Equal(Interval, _watchers.WaitFor(Start.AddHours(-1), 7));
    }

    [Fact]
    public void However_the_numbers_change_a_process_is_told_at_most_four_times_a_second_and_of_the_last_ones_always() =>
        Prop.ForAll(
            Gen.Choose(0, 400).ArrayOf().ToArbitrary(),
            pauses =>
            {
                var watchers = new TopicWatchers(Lease, Interval);
                var (now, number, timer, tellings) = (Start, 0L, (DateTimeOffset?)null, new List<(DateTimeOffset At, long Number)>());
                watchers.Add(now, "a", 0);
                foreach (var pause in pauses)
                {
                    RunUntil(now.AddMilliseconds(pause));
                    number++;
                    timer ??= now + watchers.WaitFor(now, number);
                }
                RunUntil(now + Interval);

                return (pauses.Length == 0 || tellings[^1].Number == number)
                    && tellings.Zip(tellings.Skip(1)).All(pair => pair.First.Number < pair.Second.Number)
                    && tellings.All(first => tellings.Count(other => other.At >= first.At && other.At < first.At.AddSeconds(1)) <= 4);

                void RunUntil(DateTimeOffset until)
                {
                    watchers.Add(now, "a", number);
                    if (timer <= until)
                    {
                        if (watchers.Take(timer.Value, number).Count > 0)
                            tellings.Add((timer.Value, number));
                        timer = null;
                    }
                    now = until;
                }
            }).QuickCheckThrowOnFailure();
}
