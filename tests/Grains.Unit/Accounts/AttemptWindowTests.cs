using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>The counting of failed attempts.</summary>
public sealed class AttemptWindowTests
{
    private const int Limit = 5;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly AttemptWindow _window = new(Limit, Length);

    [Fact]
    public void After_five_failures_the_sixth_attempt_waits_for_the_first_to_be_forgotten()
    {
        for (var i = 0; i < Limit; i++)
            FailAt(Start.AddMinutes(i));

        var now = Start.AddMinutes(Limit);
        Assert.False(_window.TryEnter(now, out _));
        Assert.Equal(TimeSpan.FromMinutes(10), _window.RetryAfter(now));

        now += _window.RetryAfter(now);
        Assert.True(_window.TryEnter(now, out var attempt));
        _window.Fail(attempt, now);
        Assert.Equal(TimeSpan.FromMinutes(1), _window.RetryAfter(now));
    }

    [Fact]
    public void Success_is_not_counted()
    {
        for (var i = 0; i < Limit * 2; i++)
        {
            Assert.True(_window.TryEnter(Start, out var attempt));
            _window.Leave(attempt);
        }
    }

    [Fact]
    public void No_more_attempts_are_undecided_than_may_fail()
    {
        FailAt(Start);
        var undecided = Enumerable.Range(0, Limit - 1).Select(_ =>
        {
            Assert.True(_window.TryEnter(Start, out var attempt));
            return attempt;
        }).ToArray();

        Assert.False(_window.TryEnter(Start, out _));
        Assert.Equal(TimeSpan.Zero, _window.RetryAfter(Start)); // not refused: one of them may succeed
        _window.Leave(undecided[0]);
        Assert.True(_window.TryEnter(Start, out _));
    }

    [Fact]
    public void An_attempt_nobody_comes_back_from_is_forgotten()
    {
        for (var i = 0; i < Limit; i++)
            Assert.True(_window.TryEnter(Start, out _));
        Assert.False(_window.TryEnter(Start, out _));
        Assert.True(_window.TryEnter(Start + AttemptWindow.LongestAttempt, out _));
    }

    [Fact]
    public void Whatever_the_order_of_attempts_no_window_has_more_failures_than_the_limit() =>
        Prop.ForAll(
            Gen.ListOf(Gen.Elements(0, 1, 2), 200).ToArbitrary(),
            steps =>
            {
                var window = new AttemptWindow(Limit, Length);
                var undecided = new Queue<(long Attempt, DateTimeOffset Begun)>();
                var failures = new List<DateTimeOffset>();
                var now = Start;
                foreach (var step in steps)
                {
                    // No attempt takes longer; a caller gives up before.
                    while (undecided.TryPeek(out var oldest) && oldest.Begun + AttemptWindow.LongestAttempt <= now)
                        undecided.Dequeue();
                    if (step == 0 && window.TryEnter(now, out var attempt))
                        undecided.Enqueue((attempt, now));
                    else if (step == 1 && undecided.TryDequeue(out var failing))
                    {
                        window.Fail(failing.Attempt, now);
                        failures.Add(now);
                    }
                    now += TimeSpan.FromSeconds(step * 10);
                    if (undecided.Count > 0 && step == 2)
                        undecided.Clear(); // gone; the window finds out by time
                }
                return failures.All(end => failures.Count(at => at <= end && at > end - Length) <= Limit);
            }).QuickCheckThrowOnFailure();

    private void FailAt(DateTimeOffset time)
    {
        Assert.True(_window.TryEnter(time, out var attempt));
        _window.Fail(attempt, time);
    }
}
