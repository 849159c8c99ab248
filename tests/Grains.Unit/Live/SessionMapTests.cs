using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Live;

/// <summary>Who holds how many connections of a user, and until when.</summary>
public sealed class SessionMapTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly SessionMap _map = new(limit: 3, Lease);

    [Fact]
    public void A_process_that_does_not_report_again_is_forgotten()
    {
        _map.Report(Start, "dead", 1, isOpening: true);
        _map.Report(Start, "alive", 1, isOpening: true);
        _map.Report(Start + (Lease / 2), "alive", 1, isOpening: false);

        Assert.Equal(2, _map.Count(Start + Lease - TimeSpan.FromTicks(1)));
        Assert.Equal(["alive"], _map.Processes(Start + Lease));
        Assert.Equal(0, _map.Count(Start + (Lease * 2)));
    }

    [Fact]
    public void It_ends_with_the_last_report_that_lapses()
    {
        Assert.Null(_map.EndsAt(Start));
        _map.Report(Start, "a", 1, isOpening: true);
        _map.Report(Start + (Lease / 2), "b", 1, isOpening: true);
        Assert.Equal(Start + (Lease * 1.5), _map.EndsAt(Start + (Lease / 2)));

        _map.Report(Start + (Lease / 2), "b", 0, isOpening: false);

        Assert.Equal(Start + Lease, _map.EndsAt(Start + (Lease / 2)));
        Assert.Null(_map.EndsAt(Start + Lease));
    }

    [Fact]
    public void The_limit_is_over_all_processes_and_counts_those_that_are_there()
    {
        Assert.True(_map.Report(Start, "a", 2, isOpening: true));
        Assert.True(_map.Report(Start, "b", 1, isOpening: true));
        Assert.False(_map.Report(Start, "b", 2, isOpening: true));
        Assert.Equal(3, _map.Count(Start));

        Assert.True(_map.Report(Start + Lease, "b", 2, isOpening: true));
        Assert.Equal(2, _map.Count(Start + Lease));
    }

    [Fact]
    public void A_refused_first_connection_leaves_nothing()
    {
        _map.Report(Start, "a", 3, isOpening: true);

        Assert.False(_map.Report(Start, "b", 1, isOpening: true));

        Assert.Equal(["a"], _map.Processes(Start));
    }

    [Fact]
    public void Open_connections_are_never_refused()
    {
        Assert.True(_map.Report(Start, "a", 5, isOpening: false));
        Assert.Equal(5, _map.Count(Start));
    }

    [Fact]
    public void No_connections_end_it()
    {
        _map.Report(Start, "a", 1, isOpening: true);
        _map.Report(Start, "a", 0, isOpening: false);

        Assert.Empty(_map.Processes(Start));
    }
}
