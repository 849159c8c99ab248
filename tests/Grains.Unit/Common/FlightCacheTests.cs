using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Unit.Common;

public sealed class FlightCacheTests
{
    private const int Capacity = 100;

    private readonly FlightCache<Relation> _cache = new(Capacity);
    private readonly Guid _bob = Guid.NewGuid();

    [Fact]
    public void What_was_read_is_kept()
    {
        Assert.True(_cache.IsEmpty);
        Read(_bob, Relation.Following);

        Assert.True(_cache.TryGet(_bob, out var relation));
        Assert.Equal(Relation.Following, relation);
        Assert.False(_cache.IsEmpty);
    }

    [Fact]
    public void What_was_told_of_is_forgotten()
    {
        Read(_bob, Relation.Following);
        _cache.Forget(_bob);

        Assert.False(_cache.TryGet(_bob, out _));
        Assert.True(_cache.IsEmpty);
    }

    [Fact]
    public void A_reading_during_which_something_was_told_is_not_kept()
    {
        var version = _cache.Begin(_bob);
        _cache.Forget(_bob);
        _cache.Land(_bob, version, Relation.Following);

        Assert.False(_cache.TryGet(_bob, out _));
        Assert.True(_cache.IsEmpty);
    }

    [Fact]
    public void A_reading_that_began_after_it_was_told_is_kept_although_an_older_one_is_under_way()
    {
        var older = _cache.Begin(_bob);
        _cache.Forget(_bob);
        var newer = _cache.Begin(_bob);
        _cache.Land(_bob, newer, Relation.Following);
        _cache.Land(_bob, older, Relation.None);

        Assert.True(_cache.TryGet(_bob, out var relation));
        Assert.Equal(Relation.Following, relation);
    }

    [Fact]
    public void A_reading_that_may_have_missed_a_change_does_not_replace_it()
    {
        var read = _cache.Begin(_bob);
        var write = _cache.Begin(_bob);
        _cache.LandChange(_bob, write, Relation.Following);
        _cache.Land(_bob, read, Relation.None);

        Assert.True(_cache.TryGet(_bob, out var relation));
        Assert.Equal(Relation.Following, relation);
    }

    [Fact]
    public void Of_two_changes_whose_order_is_not_known_neither_is_kept()
    {
        var first = _cache.Begin(_bob);
        var second = _cache.Begin(_bob);
        _cache.LandChange(_bob, first, Relation.Following);
        _cache.LandChange(_bob, second, Relation.None);

        Assert.False(_cache.TryGet(_bob, out _));
    }

    [Fact]
    public void A_change_of_a_part_changes_what_is_kept_and_nothing_else()
    {
        Read(_bob, Relation.Following);
        _cache.LandChange(_bob, _cache.Begin(_bob), relation => relation | Relation.Blocking);
        var carol = Guid.NewGuid();
        _cache.LandChange(carol, _cache.Begin(carol), relation => relation | Relation.Blocking);

        Assert.True(_cache.TryGet(_bob, out var relation));
        Assert.Equal(Relation.Following | Relation.Blocking, relation);
        Assert.False(_cache.TryGet(carol, out _));
    }

    [Fact]
    public void Of_two_changes_of_a_part_whose_order_is_not_known_neither_is_kept()
    {
        Read(_bob, Relation.None);
        var first = _cache.Begin(_bob);
        var second = _cache.Begin(_bob);
        _cache.LandChange(_bob, second, _ => Relation.None);
        _cache.LandChange(_bob, first, _ => Relation.Following);

        Assert.False(_cache.TryGet(_bob, out _));
    }

    [Fact]
    public void After_a_flight_of_unknown_end_nothing_is_kept()
    {
        Read(_bob, Relation.Following);
        var read = _cache.Begin(_bob);
        var lost = _cache.Begin(_bob);
        _cache.Lose(_bob);
        _cache.Land(_bob, read, Relation.None);

        Assert.Equal(read, lost);
        Assert.False(_cache.TryGet(_bob, out _));
        Assert.True(_cache.IsEmpty);
    }

    [Fact]
    public void Others_are_not_touched()
    {
        var carol = Guid.NewGuid();
        var version = _cache.Begin(carol);
        _cache.Forget(_bob);
        _cache.Land(carol, version, Relation.Blocking);

        Assert.True(_cache.TryGet(carol, out _));
    }

    [Fact]
    public void The_least_recently_used_goes_first()
    {
        var users = Enumerable.Range(0, Capacity + 2).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var user in users[..Capacity])
            Read(user, Relation.Following);
        Assert.True(_cache.TryGet(users[0], out _));
        Read(users[1], Relation.Following);

        Read(users[^2], Relation.Following);
        Read(users[^1], Relation.Following);

        Assert.Equal(Capacity, _cache.Count);
        Assert.True(_cache.TryGet(users[0], out _));
        Assert.True(_cache.TryGet(users[1], out _));
        Assert.False(_cache.TryGet(users[2], out _));
        Assert.False(_cache.TryGet(users[3], out _));
        Assert.True(_cache.TryGet(users[4], out _));
    }

    private void Read(Guid userId, Relation relation) => _cache.Land(userId, _cache.Begin(userId), relation);
}
