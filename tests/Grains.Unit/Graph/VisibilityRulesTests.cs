using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using static InstaHub.Grains.Graph.Sight;

namespace InstaHub.Grains.Unit.Graph;

/// <summary>What may be seen of whom, in every combination there is.</summary>
public sealed class VisibilityRulesTests
{
    private const Relation All = (Relation)((1 << 13) - 1);

    // Of an active owner whom another looks at; what is not named here makes no difference.
    private static readonly Dictionary<(bool IsPrivate, bool BlockedBy, bool Blocking, bool Following), Sight> OfOthers = new()
    {
        [(false, false, false, false)] = Everything,
        [(false, false, false, true)] = Everything,
        [(false, false, true, false)] = Stub,
        [(false, false, true, true)] = Stub,
        [(false, true, false, false)] = Hidden,
        [(false, true, false, true)] = Hidden,
        [(false, true, true, false)] = Hidden,
        [(false, true, true, true)] = Hidden,
        [(true, false, false, false)] = Profile,
        [(true, false, false, true)] = Everything,
        [(true, false, true, false)] = Stub,
        [(true, false, true, true)] = Stub,
        [(true, true, false, false)] = Hidden,
        [(true, true, false, true)] = Hidden,
        [(true, true, true, false)] = Hidden,
        [(true, true, true, true)] = Hidden,
    };

    private static readonly Dictionary<(AccountStatus Status, bool IsPrivate), (Sight Anonymous, Sight Self)> OfStrangersAndOneself = new()
    {
        [(AccountStatus.Active, false)] = (Everything, Everything),
        [(AccountStatus.Active, true)] = (Profile, Everything),
        [(AccountStatus.Deactivated, false)] = (Hidden, Everything),
        [(AccountStatus.Deactivated, true)] = (Hidden, Everything),
        [(AccountStatus.Suspended, false)] = (Hidden, Everything),
        [(AccountStatus.Suspended, true)] = (Hidden, Everything),
        [(AccountStatus.Deleted, false)] = (Hidden, Hidden),
        [(AccountStatus.Deleted, true)] = (Hidden, Hidden),
    };

    private static IEnumerable<Relation> Relations => Enumerable.Range(0, (int)All + 1).Select(bits => (Relation)bits);

    private static IEnumerable<(Viewer Viewer, AccountStatus Status, bool IsPrivate, Relation Relation)> Combinations =>
        from viewer in Enum.GetValues<Viewer>()
        from status in Enum.GetValues<AccountStatus>()
        from isPrivate in new[] { false, true }
        from relation in Relations
        select (viewer, status, isPrivate, relation);

    [Fact]
    public void No_relation_is_left_out() => Assert.Equal(All, Enum.GetValues<Relation>().Aggregate((a, b) => a | b));

    [Fact]
    public void Every_combination_is_seen_as_the_tables_say()
    {
        Assert.Equal(3 * 4 * 2 * (1 << 13), Combinations.Count());
        Assert.All(Combinations, c => Assert.Equal(Expected(c.Viewer, c.Status, c.IsPrivate, c.Relation), Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation)));
    }

    [Fact]
    public void In_the_feed_is_oneself_and_whom_one_follows_sees_and_does_not_mute()
    {
        Assert.All(Combinations, c =>
        {
            var follows = c.Viewer == Viewer.Other && c.Relation.HasFlag(Relation.Following) && !c.Relation.HasFlag(Relation.MutingPosts);
            var blocks = (c.Relation & (Relation.Blocking | Relation.BlockedBy)) != 0;
            var expected = c.Status == AccountStatus.Active && (c.Viewer == Viewer.Self || (follows && !blocks));
            Assert.Equal(expected, VisibilityRules.Decide(c.Viewer, c.Status, c.IsPrivate, c.Relation).BelongsInFeed);
        });
    }

    [Fact]
    public void A_private_owner_never_shows_more_than_a_public_one() =>
        Assert.All(Combinations, c => Assert.True(Sight(c.Viewer, c.Status, true, c.Relation) <= Sight(c.Viewer, c.Status, false, c.Relation)));

    [Fact]
    public void A_block_of_either_never_shows_more() =>
        Assert.All(Combinations.Where(c => c.Viewer == Viewer.Other), c =>
        {
            var without = Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation);
            Assert.True(Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation | Relation.Blocking) <= without);
            Assert.Equal(Hidden, Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation | Relation.BlockedBy));
        });

    [Fact]
    public void Following_never_shows_less() =>
        Assert.All(Combinations, c => Assert.True(
            Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation | Relation.Following) >= Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation)));

    [Fact]
    public void An_account_that_is_not_active_never_shows_more() =>
        Assert.All(Combinations, c => Assert.True(
            Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation) <= Sight(c.Viewer, AccountStatus.Active, c.IsPrivate, c.Relation)));

    [Fact]
    public void Who_is_not_signed_in_sees_no_more_than_a_user_who_has_nothing_to_do_with_the_owner() =>
        Assert.All(Combinations, c => Assert.Equal(
            Sight(Viewer.Other, c.Status, c.IsPrivate, Relation.None), Sight(Viewer.Anonymous, c.Status, c.IsPrivate, c.Relation)));

    [Theory]
    [InlineData(Relation.Requested)]
    [InlineData(Relation.RequestedBy)]
    [InlineData(Relation.FollowedBy)]
    [InlineData(Relation.Muting)]
    [InlineData(Relation.Restricting)]
    [InlineData(Relation.RestrictedBy)]
    [InlineData(Relation.CloseFriend)]
    [InlineData(Relation.CloseFriendOf)]
    public void Everything_else_between_two_makes_no_difference_to_what_is_seen(Relation bits) =>
        Assert.All(Combinations, c => Assert.Equal(
            Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation & ~bits), Sight(c.Viewer, c.Status, c.IsPrivate, c.Relation | bits)));

    [Fact]
    public void A_viewer_is_told_from_the_owner_by_the_id()
    {
        var (ada, bob) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(Viewer.Anonymous, VisibilityRules.ViewerOf(null, ada));
        Assert.Equal(Viewer.Self, VisibilityRules.ViewerOf(ada, ada));
        Assert.Equal(Viewer.Other, VisibilityRules.ViewerOf(bob, ada));
    }

    private static Sight Sight(Viewer viewer, AccountStatus status, bool isPrivate, Relation relation) =>
        VisibilityRules.Decide(viewer, status, isPrivate, relation).Sight;

    private static Sight Expected(Viewer viewer, AccountStatus status, bool isPrivate, Relation relation) => viewer switch
    {
        Viewer.Anonymous => OfStrangersAndOneself[(status, isPrivate)].Anonymous,
        Viewer.Self => OfStrangersAndOneself[(status, isPrivate)].Self,
        _ when status != AccountStatus.Active => Hidden,
        _ => OfOthers[(isPrivate, relation.HasFlag(Relation.BlockedBy), relation.HasFlag(Relation.Blocking), relation.HasFlag(Relation.Following))],
    };
}
