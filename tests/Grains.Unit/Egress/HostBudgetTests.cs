using InstaHub.Silo.Egress;

namespace InstaHub.Grains.Unit.Egress;

public sealed class HostBudgetTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_host_is_asked_so_often_in_a_minute()
    {
        var budget = new HostBudget(2, 10, _time);

        Assert.Equal([true, true, false, false], Take(budget, "a", 4));
        Assert.Equal([true], Take(budget, "b", 1));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([false], Take(budget, "a", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, true, false], Take(budget, "a", 3));
    }

    [Fact]
    public void No_more_hosts_are_remembered_than_there_is_room_for()
    {
        var budget = new HostBudget(2, 2, _time);
        Assert.Equal([true], Take(budget, "a", 1));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([true], Take(budget, "b", 1));

        Assert.Equal([false], Take(budget, "c", 1));
        Assert.Equal([true], Take(budget, "a", 1));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([true], Take(budget, "c", 1));
        Assert.Equal([false], Take(budget, "d", 1));
    }

    private static IEnumerable<bool> Take(HostBudget budget, string host, int times) => [.. Enumerable.Range(0, times).Select(_ => budget.TryTake(host))];
}
