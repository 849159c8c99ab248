using InstaHub.GrainInterfaces.Explore;
using InstaHub.Grains.Explore;

namespace InstaHub.Grains.Unit.Explore;

public sealed class KeptRankingsTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly KeptRankings _kept = new(Lifetime);

    [Fact]
    public void A_ranking_is_found_for_its_lifetime_with_its_age()
    {
        var ranking = New();
        _kept.Add(ranking, Start);

        Assert.Equal(TimeSpan.FromMinutes(9), _kept.Find(ranking.Id, Start.AddMinutes(9))!.Age);
        Assert.Null(_kept.Find(ranking.Id, Start + Lifetime));
        Assert.Null(_kept.Find(Guid.NewGuid(), Start));
    }

    [Fact]
    public void The_newest_stays_however_old_it_is()
    {
        var ranking = New();
        _kept.Add(ranking, Start);

        Assert.Same(ranking, _kept.Newest);
        Assert.Equal(TimeSpan.FromDays(1), _kept.AgeOfNewest(Start.AddDays(1)));
    }

    [Fact]
    public void An_older_one_that_comes_late_is_not_the_newest_and_goes_first()
    {
        var (old, late, newest) = (New(), New(), New());
        _kept.Add(old, Start);
        _kept.Add(newest, Start.AddMinutes(2));
        _kept.Add(late, Start.AddMinutes(1));
        _kept.Add(late, Start.AddMinutes(1));

        Assert.Same(newest, _kept.Newest);
        Assert.NotNull(_kept.Find(late.Id, Start.AddMinutes(10)));
        _kept.Add(New(), Start.AddMinutes(11));
        Assert.Null(_kept.Find(late.Id, Start.AddMinutes(10)));
        Assert.NotNull(_kept.Find(newest.Id, Start.AddMinutes(10)));
    }

    [Fact]
    public void There_are_so_many_and_no_more()
    {
        var first = New();
        _kept.Add(first, Start);
        for (var i = 1; i <= KeptRankings.Capacity; i++)
            _kept.Add(New(), Start.AddMilliseconds(i));

        Assert.Null(_kept.Find(first.Id, Start.AddSeconds(1)));
    }

    private static ExploreRanking New() => new(Guid.NewGuid(), [], TimeSpan.Zero);
}
