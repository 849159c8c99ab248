using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Live;

/// <summary>The last arrivals of somebody, numbered.</summary>
public sealed class ArrivalsTests
{
    private const int Capacity = 100;

    private readonly Arrivals<int> _arrivals = new(Capacity);

    [Fact]
    public void All_are_there_in_their_order_until_there_are_more_than_are_kept()
    {
        var start = _arrivals.Point;
        for (var number = 1; number <= Capacity; number++)
        {
            Assert.Equal(start with { Number = number }, _arrivals.Add(number));
            Assert.Equal(Enumerable.Range(1, number), _arrivals.Since(start));
        }

        _arrivals.Add(Capacity + 1);

        Assert.Null(_arrivals.Since(start));
        Assert.Equal(Enumerable.Range(2, Capacity), _arrivals.Since(start.Next()));
    }

    [Fact]
    public void The_last_are_kept_however_many_there_were()
    {
        var start = _arrivals.Point;
        for (var number = 1; number <= (2 * Capacity) + 30; number++)
            _arrivals.Add(number);

        Assert.Equal([228, 229, 230], _arrivals.Since(start with { Number = 227 }));
        Assert.Equal(Enumerable.Range(131, Capacity), _arrivals.Since(start with { Number = 130 }));
        Assert.Null(_arrivals.Since(start with { Number = 129 }));
        Assert.Equal([], _arrivals.Since(_arrivals.Point)!);
    }

    [Fact]
    public void What_has_not_come_and_other_epochs_are_unknown()
    {
        var start = _arrivals.Point;
        Assert.Equal([], _arrivals.Since(start)!);
        _arrivals.Add(1);

        Assert.Null(_arrivals.Since(start with { Number = 2 }));
        Assert.Null(_arrivals.Since(new LivePoint(start.Epoch + 1, 0)));
        Assert.Null(_arrivals.Since(default));
    }

    [Fact]
    public void After_a_restart_numbers_begin_anew_and_what_came_before_is_unknown()
    {
        var old = _arrivals.Add(1);

        _arrivals.Restart();

        var start = _arrivals.Point;
        Assert.NotEqual(old.Epoch, start.Epoch);
        Assert.Equal(0, start.Number);
        Assert.Null(_arrivals.Since(old));
        _arrivals.Add(2);
        Assert.Equal([2], _arrivals.Since(start));
    }
}
