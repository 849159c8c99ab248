using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Cluster.Accounts;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>Relationships on a running silo: what both sides remember, what is refused, what is told.</summary>
public sealed class RelationshipTests(ProductFixture fixture)
{
    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();

    [Fact]
    public async Task Both_sides_know_of_each_act_as_soon_as_it_is_answered()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync(isPrivate: true));
        (Guid Actor, Guid Target, Func<IRelationshipsGrain, Guid, Task<Result<Relation>>> Act)[] acts =
        [
            (bob, ada, (grain, id) => grain.Follow(id)),
            (ada, bob, (grain, id) => grain.Follow(id)),
            (bob, ada, (grain, id) => grain.Reject(id)),
            (ada, bob, (grain, id) => grain.Follow(id)),
            (ada, bob, (grain, id) => grain.Unfollow(id)),
            (ada, bob, (grain, id) => grain.Follow(id)),
            (bob, ada, (grain, id) => grain.Accept(id)),
            (bob, ada, (grain, id) => grain.RemoveFollower(id)),
            .. Enum.GetValues<UserMark>().Except([UserMark.Block]).Select(mark =>
                (ada, bob, (Func<IRelationshipsGrain, Guid, Task<Result<Relation>>>)((grain, id) => grain.Mark(id, mark, MuteParts.All)))),
            (bob, ada, (grain, id) => grain.Mark(id, UserMark.Block, MuteParts.None)),
            (bob, ada, (grain, id) => grain.Unmark(id, UserMark.Block)),
            .. Enum.GetValues<UserMark>().Select(mark =>
                (ada, bob, (Func<IRelationshipsGrain, Guid, Task<Result<Relation>>>)((grain, id) => grain.Unmark(id, mark)))),
        ];
        foreach (var (actor, target, act) in acts)
        {
            await GetBothAsync(actor, target); // so that both remember what was before

            var answer = await act(_grains.GetRelationships(actor), target);

            Assert.Equal(await _database.ReadRelationAsync(actor, target), answer.Value);
            Assert.Equal((answer.Value, await _database.ReadRelationAsync(target, actor)), await GetBothAsync(actor, target));
        }

        Assert.Equal(Relation.None, await _database.ReadRelationAsync(ada, bob));
    }

    [Fact]
    public async Task Each_change_is_one_event_and_what_changes_nothing_is_none()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var grain = _grains.GetRelationships(ada);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => grain.Follow(bob)));
        await grain.Mark(bob, UserMark.Mute, MuteParts.Posts);
        await grain.Mark(bob, UserMark.Mute, MuteParts.Posts);
        await grain.Unfollow(bob);
        await grain.Unfollow(bob);
        await grain.Mark(bob, UserMark.Block, MuteParts.None);

        await Patience.UntilAsync(() => Task.FromResult(GraphEventLog.TypesOf(ada).Contains(GraphEvents.Blocked)), "the last event");

        Assert.Equal([GraphEvents.Followed, GraphEvents.MuteChanged, GraphEvents.Unfollowed, GraphEvents.Blocked], GraphEventLog.TypesOf(ada));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_its_reason()
    {
        var (ada, bob, nobody) = (await _database.MakeUserAsync(), await _database.MakeUserAsync(), Guid.NewGuid());
        var (adas, bobs) = (_grains.GetRelationships(ada), _grains.GetRelationships(bob));

        Assert.Equal(GraphErrors.Oneself, (await adas.Follow(ada)).Error);
        Assert.Equal(GraphErrors.Oneself, (await adas.Unfollow(ada)).Error);
        Assert.Equal(GraphErrors.Oneself, (await adas.RemoveFollower(ada)).Error);
        Assert.Equal(GraphErrors.Oneself, (await adas.Mark(ada, UserMark.Block, MuteParts.None)).Error);
        Assert.Equal(GraphErrors.Oneself, (await adas.Unmark(ada, UserMark.Block)).Error);
        Assert.Equal(GraphErrors.NoSuchRequest, (await adas.Accept(ada)).Error);
        Assert.Equal(GraphErrors.NoSuchRequest, (await adas.Reject(bob)).Error);
        Assert.Equal(GraphErrors.NoSuchUser, (await adas.Follow(nobody)).Error);
        Assert.Equal(GraphErrors.NoSuchUser, (await adas.Mark(nobody, UserMark.Mute, MuteParts.All)).Error);
        await adas.Mark(bob, UserMark.Block, MuteParts.None);
        Assert.Equal(GraphErrors.Blocked, (await adas.Follow(bob)).Error);
        Assert.Equal(GraphErrors.NoSuchUser, (await bobs.Follow(ada)).Error);
        Assert.True((await bobs.Mark(ada, UserMark.Block, MuteParts.None)).IsSuccess);
    }

    [Fact]
    public async Task Relations_of_many_come_in_their_order_and_of_nobody_and_oneself_there_is_none()
    {
        var (ada, others) = (await _database.MakeUserAsync(), await _database.MakeUsersAsync(3));
        var grain = _grains.GetRelationships(ada);
        await grain.Follow(others[2]);
        await _grains.GetRelationships(others[0]).Follow(ada);
        Guid[] asked = [others[2], ada, others[1], Guid.NewGuid(), others[0]];
        Relation[] expected = [Relation.Following, Relation.None, Relation.None, Relation.None, Relation.FollowedBy];

        Assert.Equal(expected, await grain.GetMany(asked));
        Assert.Equal(expected, await grain.GetMany(asked)); // from memory
        Assert.Empty(await grain.GetMany([]));
        Assert.Equal(Relation.None, await grain.Get(ada));
    }

    [Fact]
    public async Task A_relation_is_read_once_and_again_when_it_was_told_of()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        var grain = _grains.GetRelationships(ada);
        Assert.Equal(Relation.None, await grain.Get(bob));
        await FollowBySqlAsync(ada, bob);

        Assert.Equal([Relation.None], await grain.GetMany([bob]));
        await grain.Forget([bob]);
        Assert.Equal([Relation.Following], await grain.GetMany([bob]));
    }

    [Fact]
    public async Task Whom_nobody_has_told_learns_by_the_event()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());
        Assert.Equal((Relation.None, Relation.None), await GetBothAsync(ada, bob));

        // As if the silo had died between the commit and telling.
        await FollowBySqlAsync(ada, bob);
        await fixture.PublishAsync(GraphHappenings.Event(GraphEvents.Followed, ada, bob, DateTimeOffset.UtcNow));

        await Patience.UntilAsync(async () => await GetBothAsync(ada, bob) == (Relation.Following, Relation.FollowedBy), "both to know of the follow");
    }

    private async Task<(Relation Mine, Relation Theirs)> GetBothAsync(Guid me, Guid them) =>
        (await _grains.GetRelationships(me).Get(them), await _grains.GetRelationships(them).Get(me));

    private Task<int> FollowBySqlAsync(Guid follower, Guid followee) => _database.ExecuteAsync(
        $"""
        insert into follows (follower_id, followee_id, since) values ('{follower}', '{followee}', now());
        update user_counts set following = following + 1 where user_id = '{follower}';
        update user_counts set followers = followers + 1 where user_id = '{followee}'
        """);
}
