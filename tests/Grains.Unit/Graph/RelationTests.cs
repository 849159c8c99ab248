using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;
using InstaHub.Silo.Stores.Graph;

namespace InstaHub.Grains.Unit.Graph;

public sealed class RelationTests
{
    private static readonly Arbitrary<Relation> AnyRelation = Gen.Choose(0, (1 << 13) - 1).Select(bits => (Relation)bits).ToArbitrary();

    // Few, so that some are the same.
    private static readonly Arbitrary<Guid> AnyUser = Gen.Choose(0, 5).Select(n => new Guid(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(5 - n))).ToArbitrary();

    private static readonly RelationChange[] Acts =
    [
        RelationChange.Follow, RelationChange.Unfollow, RelationChange.Accept, RelationChange.Reject, RelationChange.RemoveFollower,
        .. Enum.GetValues<UserMark>().SelectMany(mark => new[] { RelationChange.Mark(mark, MuteParts.All), RelationChange.Unmark(mark) }),
    ];

    [Fact]
    public void Seen_by_the_other_and_back_only_mutes_are_lost() =>
        Prop.ForAll(AnyRelation, relation => relation.Reversed().Reversed() == (relation & ~Relation.Muting)).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_side_is_seen_by_the_other() =>
        Prop.ForAll(AnyRelation, relation =>
            relation.Reversed().HasFlag(Relation.FollowedBy) == relation.HasFlag(Relation.Following)
            && relation.Reversed().HasFlag(Relation.RequestedBy) == relation.HasFlag(Relation.Requested)
            && relation.Reversed().HasFlag(Relation.BlockedBy) == relation.HasFlag(Relation.Blocking)
            && relation.Reversed().HasFlag(Relation.RestrictedBy) == relation.HasFlag(Relation.Restricting)
            && relation.Reversed().HasFlag(Relation.CloseFriendOf) == relation.HasFlag(Relation.CloseFriend)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Relation.Following, FollowStatus.Accepted)]
    [InlineData(Relation.Requested, FollowStatus.Pending)]
    [InlineData(Relation.FollowedBy | Relation.RequestedBy, FollowStatus.None)]
    public void The_status_of_a_follow_is_that_of_who_looks(Relation relation, FollowStatus status) =>
        Assert.Equal(status, relation.FollowStatus());

    [Fact]
    public void Nobody_changes_what_the_other_marks_them_as()
    {
        const Relation OfTheOther = Relation.BlockedBy | Relation.RestrictedBy | Relation.CloseFriendOf;
        Assert.All(Acts, act => Assert.Equal(Relation.None, (act.Set | act.Clear) & OfTheOther));
    }

    [Fact]
    public void An_act_that_may_change_who_follows_has_an_event_for_it()
    {
        const Relation Follows = Relation.Following | Relation.FollowedBy;
        Assert.All(Acts, act => Assert.Equal(((act.Set | act.Clear) & Follows) != 0, act.FollowsEvent is not null));
    }

    [Fact]
    public void A_mute_sets_its_parts_and_clears_the_others()
    {
        var change = RelationChange.Mark(UserMark.Mute, MuteParts.Posts | MuteParts.Notifications);
        Assert.Equal(Relation.MutingPosts | Relation.MutingNotifications, change.Set);
        Assert.Equal(Relation.Muting, change.Clear);
    }

    [Fact]
    public void A_pair_is_the_same_whoever_acts() =>
        Prop.ForAll(AnyUser, AnyUser, (a, b) =>
        {
            var (pair, reversed) = (new UserPair(a, b), new UserPair(b, a));
            return pair == reversed && pair.CompareTo(reversed) == 0 && pair.GetHashCode() == reversed.GetHashCode() && pair.First.CompareTo(pair.Second) <= 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pairs_have_a_total_order() =>
        Prop.ForAll(AnyUser, AnyUser, AnyUser, (a, b, c) =>
        {
            var (x, y, z) = (new UserPair(a, b), new UserPair(b, c), new UserPair(a, c));
            return x.CompareTo(y) == -y.CompareTo(x) && (x.CompareTo(y) == 0) == (x == y) && (x.CompareTo(y) > 0 || y.CompareTo(z) > 0 || x.CompareTo(z) <= 0);
        }).QuickCheckThrowOnFailure();
}
