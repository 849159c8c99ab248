using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;

namespace InstaHub.Stores.Contract.Graph;

/// <summary>Each act of the graph by itself: rows, counters, event, and what the caller is told.</summary>
public sealed class GraphStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly GraphStoreHost _host = new(assembly.Database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_follow_of_a_public_account_is_one_at_once()
    {
        var (ada, bob) = await PairAsync();

        var outcome = await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);

        Assert.Equal((0, 1, 1), (outcome.ActorCounts!.Counts.Followers, outcome.ActorCounts.Counts.Following, outcome.ActorCounts.ChangeNumber));
        Assert.Equal((1, 0, 1), (outcome.TargetCounts!.Counts.Followers, outcome.TargetCounts.Counts.Following, outcome.TargetCounts.ChangeNumber));
        Assert.Equal([new GraphChange(ada, bob)], await _host.ChangesOfAsync(ada));
    }

    [Fact]
    public async Task A_follow_of_a_private_account_is_asked_for_and_accepted()
    {
        var (ada, bob) = await PairAsync(isPrivate: true);

        await DoAsync(ada, RelationChange.Follow, bob, Relation.Requested, GraphEvents.FollowRequested);
        Assert.Equal((0, 0), await _host.CountsAsync(bob));
        await DoAsync(bob, RelationChange.Accept, ada, Relation.FollowedBy, GraphEvents.FollowAccepted);

        Assert.Equal((1, 0), await _host.CountsAsync(bob));
        Assert.Equal((0, 1), await _host.CountsAsync(ada));
    }

    [Fact]
    public async Task A_request_is_taken_back_rejected_or_closed_by_removing_who_asked()
    {
        var (ada, bob) = await PairAsync(isPrivate: true);
        foreach (var (actor, act, target) in new[] { (ada, RelationChange.Unfollow, bob), (bob, RelationChange.Reject, ada), (bob, RelationChange.RemoveFollower, ada) })
        {
            await DoAsync(ada, RelationChange.Follow, bob, Relation.Requested, GraphEvents.FollowRequested);
            await DoAsync(actor, act, target, Relation.None, GraphEvents.RequestClosed);
        }
    }

    [Fact]
    public async Task A_follow_is_ended_by_either()
    {
        var (ada, bob) = await PairAsync();
        foreach (var (actor, act, target, told) in new[]
        {
            (ada, RelationChange.Unfollow, bob, GraphEvents.Unfollowed),
            (bob, RelationChange.RemoveFollower, ada, GraphEvents.FollowerRemoved),
        })
        {
            await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);
            await DoAsync(actor, act, target, Relation.None, told);
        }
    }

    [Fact]
    public async Task Who_has_asked_and_asks_again_when_the_account_is_public_follows()
    {
        var (ada, bob) = await PairAsync(isPrivate: true);
        await DoAsync(ada, RelationChange.Follow, bob, Relation.Requested, GraphEvents.FollowRequested);
        await _database.SetPrivateAsync(bob, false);

        await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);
    }

    [Fact]
    public async Task Who_follows_goes_on_when_the_account_is_private()
    {
        var (ada, bob) = await PairAsync();
        await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);
        await _database.SetPrivateAsync(bob, true);

        await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, told: null);
    }

    [Fact]
    public async Task A_block_ends_follows_both_ways_and_an_unblock_brings_nothing_back()
    {
        var (ada, bob) = await PairAsync();
        await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);
        await DoAsync(bob, RelationChange.Follow, ada, Relation.Following | Relation.FollowedBy, GraphEvents.Followed);

        await DoAsync(ada, Mark(UserMark.Block), bob, Relation.Blocking, GraphEvents.Blocked);
        Assert.Equal((0, 0), await _host.CountsAsync(bob));
        await DoAsync(ada, Mark(UserMark.Block), bob, Relation.Blocking, told: null);
        await DoAsync(ada, RelationChange.Unmark(UserMark.Block), bob, Relation.None, GraphEvents.Unblocked);
    }

    [Fact]
    public async Task A_block_closes_requests_both_ways()
    {
        var (ada, bob) = (await _database.MakeUserAsync(isPrivate: true), await _database.MakeUserAsync(isPrivate: true));
        await DoAsync(ada, RelationChange.Follow, bob, Relation.Requested, GraphEvents.FollowRequested);
        await DoAsync(bob, RelationChange.Follow, ada, Relation.Requested | Relation.RequestedBy, GraphEvents.FollowRequested);

        await DoAsync(ada, Mark(UserMark.Block), bob, Relation.Blocking, GraphEvents.Blocked);
    }

    [Fact]
    public async Task Whom_one_blocks_cannot_be_followed_and_who_blocks_one_is_not_there()
    {
        var (ada, bob) = await PairAsync();
        await _host.DoAsync(ada, Mark(UserMark.Block), bob);

        Assert.Equal(GraphVerdict.Blocked, (await _host.DoAsync(ada, RelationChange.Follow, bob)).Verdict);
        Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(bob, RelationChange.Follow, ada)).Verdict);
        Assert.Equal(Relation.Blocking, await _database.ReadRelationAsync(ada, bob));
        await _host.DoAsync(bob, Mark(UserMark.Block), ada);
        Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(bob, RelationChange.Follow, ada)).Verdict);
    }

    [Fact]
    public async Task Marks_are_set_and_removed_each_by_itself()
    {
        var (ada, bob) = await PairAsync();
        await DoAsync(ada, RelationChange.Mark(UserMark.Mute, MuteParts.All), bob, Relation.Muting, GraphEvents.MuteChanged);
        await DoAsync(ada, RelationChange.Mark(UserMark.Mute, MuteParts.Stories), bob, Relation.MutingStories, GraphEvents.MuteChanged);
        await DoAsync(ada, Mark(UserMark.Restrict), bob, Relation.MutingStories | Relation.Restricting, GraphEvents.RestrictionChanged);
        await DoAsync(ada, Mark(UserMark.CloseFriend), bob, Relation.MutingStories | Relation.Restricting | Relation.CloseFriend, GraphEvents.CloseFriendChanged);
        Assert.Equal(Relation.RestrictedBy | Relation.CloseFriendOf, (await _host.Graph.FindRelationsAsync(bob, [ada]))[0]);

        await DoAsync(ada, RelationChange.Mark(UserMark.Mute, MuteParts.None), bob, Relation.Restricting | Relation.CloseFriend, GraphEvents.MuteChanged);
        await DoAsync(ada, RelationChange.Unmark(UserMark.Restrict), bob, Relation.CloseFriend, GraphEvents.RestrictionChanged);
        await DoAsync(ada, RelationChange.Unmark(UserMark.CloseFriend), bob, Relation.None, GraphEvents.CloseFriendChanged);
        await DoAsync(ada, RelationChange.Unmark(UserMark.Mute), bob, Relation.None, told: null);
        Assert.Empty(await _database.QueryAsync<Guid>($"select target_id from user_marks where owner_id = '{ada}'"));
    }

    [Fact]
    public async Task A_mute_survives_follow_unfollow_and_block()
    {
        var (ada, bob) = await PairAsync();
        await DoAsync(ada, RelationChange.Mark(UserMark.Mute, MuteParts.Posts), bob, Relation.MutingPosts, GraphEvents.MuteChanged);
        await DoAsync(ada, RelationChange.Follow, bob, Relation.MutingPosts | Relation.Following, GraphEvents.Followed);
        await DoAsync(ada, RelationChange.Unfollow, bob, Relation.MutingPosts, GraphEvents.Unfollowed);
        await DoAsync(ada, Mark(UserMark.Block), bob, Relation.MutingPosts | Relation.Blocking, GraphEvents.Blocked);
        await DoAsync(ada, RelationChange.Unmark(UserMark.Block), bob, Relation.MutingPosts, GraphEvents.Unblocked);
    }

    [Fact]
    public async Task What_is_so_already_changes_nothing_and_is_not_told()
    {
        var (ada, bob) = await PairAsync();
        await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, GraphEvents.Followed);
        var again = await DoAsync(ada, RelationChange.Follow, bob, Relation.Following, told: null);
        await DoAsync(bob, RelationChange.Accept, ada, Relation.FollowedBy, told: null);
        Assert.Null(again.ActorCounts);
        Assert.Null(again.TargetCounts);
        await DoAsync(ada, RelationChange.Unfollow, bob, Relation.None, GraphEvents.Unfollowed);
        await DoAsync(ada, RelationChange.Unfollow, bob, Relation.None, told: null);
        await DoAsync(bob, RelationChange.RemoveFollower, ada, Relation.None, told: null);

        Assert.Equal(2L, (await _database.QueryAsync<long>($"select change_number from user_counts where user_id = '{bob}'"))[0]);
    }

    [Fact]
    public async Task Without_a_request_there_is_nothing_to_accept_or_reject()
    {
        var (ada, bob) = await PairAsync();
        Assert.Equal(GraphVerdict.NoSuchRequest, (await _host.DoAsync(bob, RelationChange.Accept, ada)).Verdict);
        Assert.Equal(GraphVerdict.NoSuchRequest, (await _host.DoAsync(bob, RelationChange.Reject, ada)).Verdict);
        Assert.Equal(GraphVerdict.NoSuchRequest, (await _host.DoAsync(bob, RelationChange.Accept, Guid.NewGuid())).Verdict);
        Assert.Empty(await _host.EventsOfAsync(ada, bob));
    }

    [Fact]
    public async Task Nothing_is_done_to_who_is_not_there()
    {
        var (ada, nobody) = (await _database.MakeUserAsync(), Guid.NewGuid());
        RelationChange[] acts =
        [
            RelationChange.Follow, RelationChange.Unfollow, RelationChange.RemoveFollower,
            .. Enum.GetValues<UserMark>().SelectMany(mark => new[] { Mark(mark), RelationChange.Unmark(mark) }),
        ];
        foreach (var act in acts)
        {
            Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(ada, act, nobody)).Verdict);
            Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(nobody, act, ada)).Verdict);
        }

        Assert.Equal(Relation.None, await _database.ReadRelationAsync(ada, nobody));
        Assert.Empty(await _host.EventsOfAsync(ada, nobody));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Who_is_not_active_cannot_be_followed_but_anything_else_can_be_done(int status)
    {
        var (ada, bob) = await PairAsync();
        await _host.DoAsync(ada, RelationChange.Follow, bob);
        await _database.ExecuteAsync($"update accounts set status = {status} where id = '{bob}'");

        Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(ada, RelationChange.Follow, bob)).Verdict);
        await DoAsync(ada, RelationChange.Unfollow, bob, Relation.None, GraphEvents.Unfollowed);
        await DoAsync(ada, Mark(UserMark.Block), bob, Relation.Blocking, GraphEvents.Blocked);
        await DoAsync(ada, RelationChange.Unmark(UserMark.Block), bob, Relation.None, GraphEvents.Unblocked);
        Assert.Equal(GraphVerdict.NoSuchUser, (await _host.DoAsync(ada, RelationChange.Follow, bob)).Verdict);
    }

    [Fact]
    public async Task Relations_of_many_come_in_the_order_that_was_asked_for()
    {
        var ada = await _database.MakeUserAsync();
        var others = await _database.MakeUsersAsync(3);
        await _host.DoAsync(ada, RelationChange.Follow, others[0]);
        await _host.DoAsync(others[2], Mark(UserMark.Block), ada);

        var relations = await _host.Graph.FindRelationsAsync(ada, [others[2], ada, others[1], Guid.NewGuid(), others[0], others[2]]);

        Assert.Equal([Relation.BlockedBy, Relation.None, Relation.None, Relation.None, Relation.Following, Relation.BlockedBy], relations);
    }

    private static RelationChange Mark(UserMark mark) => RelationChange.Mark(mark, MuteParts.All);

    private async Task<(Guid Ada, Guid Bob)> PairAsync(bool isPrivate = false) =>
        (await _database.MakeUserAsync(), await _database.MakeUserAsync(isPrivate));

    /// <summary>Does an act, and asserts what the caller is told, what the rows say, that one event was added or none, and that counters are right.</summary>
    private async Task<GraphOutcome> DoAsync(Guid actor, RelationChange act, Guid target, Relation after, string? told)
    {
        var events = await _host.EventsOfAsync(actor, target);
        var before = await _database.ReadRelationAsync(actor, target);

        var outcome = await _host.DoAsync(actor, act, target);

        Assert.Equal((GraphVerdict.Done, before, after), (outcome.Verdict, outcome.Before, outcome.After));
        Assert.Equal(after, await _database.ReadRelationAsync(actor, target));
        Assert.Equal(after, (await _host.Graph.FindRelationsAsync(actor, [target]))[0]);
        Assert.Equal(told is null ? events : [.. events, told], await _host.EventsOfAsync(actor, target));
        await _host.AssertCountsAsync(actor, target);
        return outcome;
    }
}
