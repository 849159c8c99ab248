using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.RateLimits;
using InstaHub.Grains.RateLimits;

namespace InstaHub.Grains.Unit.RateLimits;

public sealed class FixedWindowTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RateLimitTerms Terms = new(100, TimeSpan.FromMinutes(15));

    private readonly FixedWindow _window = new();

    [Fact]
    public void The_first_share_is_what_was_wanted()
    {
        var share = _window.Take(Start, Terms, 5);

        Assert.Equal((5, 95, TimeSpan.FromMinutes(15)), (share.Permits, share.Remaining, share.ResetAfter));
    }

    [Fact]
    public void The_last_permits_are_lent_one_by_one()
    {
        _window.Take(Start, Terms with { Limit = 8 }, 4);

        Assert.All(Enumerable.Range(0, 6), _ => Assert.Equal(1, _window.Take(Start, Terms with { Limit = 8 }, 4).Permits));
        Assert.Equal(0, _window.Take(Start, Terms with { Limit = 8 }, 4).Permits);
    }

    [Fact]
    public void A_window_that_is_over_is_followed_by_a_full_one()
    {
        while (_window.Take(Start, Terms, 100).Permits > 0)
        {
        }

        var late = _window.Take(Start + Terms.Window - TimeSpan.FromTicks(1), Terms, 1);
        var next = _window.Take(Start + Terms.Window, Terms, 1);

        Assert.Equal((0, TimeSpan.FromTicks(1)), (late.Permits, late.ResetAfter));
        Assert.Equal((1, 99, Terms.Window), (next.Permits, next.Remaining, next.ResetAfter));
    }

    [Fact]
    public void Returned_permits_are_lent_again()
    {
        var share = _window.Take(Start, Terms with { Limit = 1 }, 1);

        _window.Return(share.Window, share.Permits);

        Assert.Equal(1, _window.Take(Start, Terms with { Limit = 1 }, 1).Permits);
    }

    [Fact]
    public void Permits_of_an_earlier_window_come_back_in_vain()
    {
        var old = _window.Take(Start, Terms with { Limit = 1 }, 1);
        _window.Take(Start + Terms.Window, Terms with { Limit = 1 }, 1);

        _window.Return(old.Window, old.Permits);

        Assert.Equal(0, _window.Take(Start + Terms.Window, Terms with { Limit = 1 }, 1).Permits);
    }

    [Fact]
    public void More_cannot_be_returned_than_was_taken()
    {
        var share = _window.Take(Start, Terms, 5);

        _window.Return(share.Window, 1000);
        _window.Return(share.Window, -1000);

        Assert.Equal(Terms.Limit, TakeAll(Start, Terms, 7));
    }

    [Fact]
    public void A_clock_that_is_set_back_opens_a_new_window()
    {
        _window.Take(Start, Terms, 5);

        var share = _window.Take(Start - TimeSpan.FromHours(1), Terms, 5);

        Assert.Equal((95, Terms.Window), (share.Remaining, share.ResetAfter));
    }

    [Fact]
    public void A_window_never_lends_more_than_its_limit_and_never_withholds_any() =>
        Prop.ForAll(
            Gen.Choose(1, 300).ToArbitrary(),
            Gen.Choose(1, 50).ToArbitrary(),
            (limit, wanted) =>
            {
                var window = new FixedWindow();
                var terms = Terms with { Limit = limit };
                var sum = 0;
                for (RateLimitShare share; (share = window.Take(Start, terms, wanted)).Permits > 0;)
                {
                    Assert.InRange(share.Permits, 1, wanted);
                    sum += share.Permits;
                    Assert.Equal(limit - sum, share.Remaining);
                }
                return sum == limit;
            }).QuickCheckThrowOnFailure();

    private int TakeAll(DateTimeOffset at, RateLimitTerms terms, int wanted)
    {
        var sum = 0;
        for (int permits; (permits = _window.Take(at, terms, wanted).Permits) > 0;)
            sum += permits;
        return sum;
    }
}
