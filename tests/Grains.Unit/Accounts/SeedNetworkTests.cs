using InstaHub.Silo.Commands;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>What an invented network is like, measured.</summary>
public sealed class SeedNetworkTests
{
    private const int Users = 50_000;

    private static readonly SeededNetwork Network = SeededNetwork.Invent(1, Users);

    [Fact]
    public void The_number_of_followers_has_a_tail_of_the_exponent_2_27() => Assert.InRange(TailExponent(from: 100), 2.17, 2.37);

    // The logarithms of a lognormal are symmetric, those of a power law are not at all.
    [Fact]
    public void Most_numbers_of_followers_are_lognormal()
    {
        var logarithms = Enumerable.Range(0, Users).Select(user => (double)Network.FollowersOf(user)).Where(count => count is > 0 and < 100).Select(count => Math.Log(count)).Order().ToArray();

        var (low, median, high) = (logarithms[logarithms.Length / 10], logarithms[logarithms.Length / 2], logarithms[logarithms.Length * 9 / 10]);
        Assert.InRange(Math.Exp(median), 8, 18);
        Assert.InRange((high - median) / (median - low), 0.7, 1.3);
    }

    [Fact]
    public void Users_follow_thirty_on_average_and_never_more_than_the_cap()
    {
        var follows = Enumerable.Range(0, Users).Select(user => Network.FollowsOf(user).Length).ToArray();

        Assert.InRange(follows.Average(), 29.5, 30.5);
        Assert.InRange(follows.Max(), 1_200, 1_300);
    }

    [Fact]
    public void Three_of_ten_follows_are_returned() =>
        Assert.InRange(Network.All().Count(follow => Network.Follows(follow.Followee, follow.Follower)) / (double)Network.Count, 0.28, 0.32);

    [Fact]
    public void The_most_followed_are_followed_by_a_good_part_of_all() =>
        Assert.InRange(Enumerable.Range(0, Users).Max(Network.FollowersOf), Users / 4, Users * 6 / 10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(5_000)]
    public void Nobody_follows_twice_or_themselves_and_numbers_are_those_of_the_follows(int users)
    {
        var network = SeededNetwork.Invent(7, users);

        Assert.Equal(users, network.Users);
        Assert.Equal(network.Count, network.All().Distinct().Count());
        Assert.Equal(network.All().Order(), network.All());
        Assert.All(network.All(), follow => Assert.True(follow.Follower != follow.Followee && follow.Followee < users));
        var followers = network.All().CountBy(follow => follow.Followee).ToDictionary();
        Assert.All(Enumerable.Range(0, users), user => Assert.Equal(followers.GetValueOrDefault(user), network.FollowersOf(user)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_network_and_another_seed_another()
    {
        var first = SeededNetwork.Invent(3, 2_000).All().ToArray();

        Assert.Equal(first, SeededNetwork.Invent(3, 2_000).All());
        Assert.NotEqual(first, SeededNetwork.Invent(4, 2_000).All());
    }

    [Fact]
    public void Requests_and_blocks_are_between_users_of_whom_that_may_be()
    {
        var isPrivate = SeededUsers.Invent(1, Users).Select(user => user.IsPrivate).ToArray();
        var relations = SeededRelations.Invent(1, Network, isPrivate);
        var blocks = relations.Marks.Where(mark => mark.Mark == InstaHub.GrainInterfaces.Graph.UserMark.Block).Select(mark => (mark.Owner, mark.Target)).ToHashSet();

        Assert.InRange(isPrivate.Count(one => one), Users * 9 / 100, Users * 11 / 100);
        Assert.InRange(blocks.Count, Users / 200, Users / 50);
        Assert.InRange(relations.Requests.Count, Users / 10, Users * 3 / 10);
        Assert.All(blocks, pair => Assert.False(Network.Follows(pair.Owner, pair.Target) || Network.Follows(pair.Target, pair.Owner) || pair.Owner == pair.Target));
        Assert.All(relations.Requests, request => Assert.True(
            isPrivate[request.Target] && request.Requester != request.Target && !Network.Follows(request.Requester, request.Target)
            && !blocks.Contains((request.Requester, request.Target)) && !blocks.Contains((request.Target, request.Requester))));
        Assert.Equal(relations.Requests.Count, relations.Requests.Distinct().Count());
        Assert.Equal(relations.Marks.Count, relations.Marks.Distinct().Count());
    }

    // Maximum likelihood for whole numbers from a smallest one: Clauset, Shalizi and Newman, "Power-Law Distributions in Empirical
    // Data", SIAM Review 51 (2009), equation 3.7.
    private static double TailExponent(int from)
    {
        var tail = Enumerable.Range(0, Users).Select(Network.FollowersOf).Where(count => count >= from).ToArray();
        return 1 + (tail.Length / tail.Sum(count => Math.Log(count / (from - 0.5))));
    }
}
