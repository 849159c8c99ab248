using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Graph;

namespace InstaHub.Stores.Contract.Graph;

/// <summary>Many acts at the same time, in large batches and in many lanes.</summary>
public sealed class GraphConcurrencyTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly GraphStoreHost _host = new(assembly.Database);

    // As if there were several silos: lanes and committers do not know of each other.
    private readonly GraphStoreHost _other = new(assembly.Database, ("GroupCommit:Lanes", "8"), ("GroupCommit:MaxBatch", "3"));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_who_follow_one_account_at_once_all_do()
    {
        var star = await _database.MakeUserAsync();
        var fans = await _database.MakeUsersAsync(200);

        var outcomes = await Task.WhenAll(fans.Select((fan, i) => (i % 2 == 0 ? _host : _other).DoAsync(fan, RelationChange.Follow, star)));

        Assert.All(outcomes, outcome => Assert.Equal((GraphVerdict.Done, Relation.Following), (outcome.Verdict, outcome.After)));
        Assert.Equal((200, 0), await _host.CountsAsync(star));
        Assert.Equal(200, (await _host.EventsOfAsync(fans)).Count);
        Assert.Equal(200, outcomes.Max(outcome => outcome.TargetCounts!.Counts.Followers));
        await _host.AssertCountsAsync([star, .. fans]);
    }

    [Fact]
    public async Task Of_twenty_who_do_the_same_at_once_one_does_it()
    {
        var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _host : _other).DoAsync(ada, RelationChange.Follow, bob)));

        Assert.Single(outcomes, outcome => outcome.Before != outcome.After);
        Assert.All(outcomes, outcome => Assert.Equal(Relation.Following, outcome.After));
        Assert.Equal([GraphEvents.Followed], await _host.EventsOfAsync(ada));
        await _host.AssertCountsAsync(ada, bob);
    }

    [Fact]
    public async Task After_a_block_nobody_follows_whoever_was_quicker()
    {
        for (var round = 0; round < 30; round++)
        {
            var (ada, bob) = (await _database.MakeUserAsync(), await _database.MakeUserAsync());

            await Task.WhenAll(
                _host.DoAsync(ada, RelationChange.Follow, bob),
                _other.DoAsync(bob, RelationChange.Mark(UserMark.Block, MuteParts.None), ada),
                _other.DoAsync(bob, RelationChange.Follow, ada));

            Assert.Equal(Relation.BlockedBy, await _database.ReadRelationAsync(ada, bob));
            await _host.AssertCountsAsync(ada, bob);
        }
    }

    [Fact]
    public async Task Users_who_follow_each_other_all_at_once_do_not_wait_in_a_circle()
    {
        var users = await _database.MakeUsersAsync(12);
        var pairs = users.SelectMany(_ => users, (a, b) => (a, b)).Where(pair => pair.a != pair.b).ToArray();

        await Task.WhenAll(pairs.Select((pair, i) => (i % 2 == 0 ? _host : _other).DoAsync(pair.a, RelationChange.Follow, pair.b)));
        Assert.All(await Task.WhenAll(users.Select(_host.CountsAsync)), counts => Assert.Equal((11, 11), counts));
        await Task.WhenAll(pairs.Select((pair, i) => (i % 3 == 0 ? _host : _other).DoAsync(pair.a, RelationChange.RemoveFollower, pair.b)));

        Assert.All(await Task.WhenAll(users.Select(_host.CountsAsync)), counts => Assert.Equal((0, 0), counts));
        await _host.AssertCountsAsync(users);
    }

    [Fact]
    public async Task Who_comes_after_an_account_has_gone_private_asks()
    {
        var star = await _database.MakeUserAsync();
        var fans = await _database.MakeUsersAsync(60);
        var hidden = Task.CompletedTask;

        var outcomes = await Task.WhenAll(fans.Select((fan, i) =>
        {
            if (i == 20)
                hidden = _database.SetPrivateAsync(star, true);
            return (i % 2 == 0 ? _host : _other).DoAsync(fan, RelationChange.Follow, star);
        }));
        await hidden;
        var late = await _host.DoAsync(await _database.MakeUserAsync(), RelationChange.Follow, star);

        Assert.Equal(Relation.Requested, late.After);
        Assert.Equal(outcomes.Count(outcome => outcome.After == Relation.Following), (await _host.CountsAsync(star)).Followers);
        await _host.AssertCountsAsync([star, .. fans]);
    }

    [Fact]
    public async Task Nobody_follows_more_than_the_most_and_within_one_batch_neither()
    {
        var eager = await _database.MakeUserAsync();
        var followed = await _database.MakeUsersAsync(GraphLimits.MaxFollowing - 3);
        await FollowBySqlAsync(eager, followed);
        var more = await _database.MakeUsersAsync(10);

        var outcomes = await Task.WhenAll(more.Select(user => _host.DoAsync(eager, RelationChange.Follow, user)));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Verdict == GraphVerdict.Done));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Verdict == GraphVerdict.TooMany));
        Assert.Equal((0, GraphLimits.MaxFollowing), await _host.CountsAsync(eager));
        Assert.Equal(GraphVerdict.Done, (await _host.DoAsync(eager, RelationChange.Follow, followed[0])).Verdict); // no more than before
        await _host.DoAsync(eager, RelationChange.Unfollow, followed[0]);
        Assert.Equal(GraphVerdict.Done, (await _host.DoAsync(eager, RelationChange.Follow, more[9])).Verdict);
    }

    [Fact]
    public async Task Who_follows_as_many_as_anybody_may_can_neither_ask_nor_be_accepted()
    {
        var eager = await _database.MakeUserAsync();
        var shy = await _database.MakeUsersAsync(2, isPrivate: true);
        await _host.DoAsync(eager, RelationChange.Follow, shy[0]);
        await FollowBySqlAsync(eager, await _database.MakeUsersAsync(GraphLimits.MaxFollowing));

        Assert.Equal(GraphVerdict.TooMany, (await _host.DoAsync(eager, RelationChange.Follow, shy[1])).Verdict);
        Assert.Equal(GraphVerdict.TooMany, (await _host.DoAsync(shy[0], RelationChange.Accept, eager)).Verdict);
        Assert.Equal(Relation.Requested, await _database.ReadRelationAsync(eager, shy[0]));
    }

    [Fact]
    public async Task Requests_are_found_for_who_is_public_only()
    {
        var shy = await _database.MakeUserAsync(isPrivate: true);
        var fans = await _database.MakeUsersAsync(5);
        await Task.WhenAll(fans.Select(fan => _host.DoAsync(fan, RelationChange.Follow, shy)));

        Assert.Empty(await _host.Graph.FindRequestersOfPublicAsync(shy, 10));
        await _database.SetPrivateAsync(shy, false);
        Assert.Equal(fans.Order(), (await _host.Graph.FindRequestersOfPublicAsync(shy, 10)).Order());
        Assert.Equal(3, (await _host.Graph.FindRequestersOfPublicAsync(shy, 3)).Count);
    }

    [Fact]
    public async Task What_is_between_a_user_and_all_others_is_removed_in_steps()
    {
        var leaving = await _database.MakeUserAsync(isPrivate: true);
        var others = await _database.MakeUsersAsync(21);
        var shy = await _database.MakeUserAsync(isPrivate: true);
        foreach (var (other, i) in others.Select((other, i) => (other, i)))
        {
            await _host.DoAsync(other, RelationChange.Follow, leaving);
            await _host.DoAsync(leaving, RelationChange.Follow, other);
            if (i % 2 == 0)
                await _host.DoAsync(leaving, RelationChange.Accept, other);
            if (i % 3 == 0)
                await _host.DoAsync(other, RelationChange.Mark(UserMark.CloseFriend, MuteParts.None), leaving);
            if (i % 7 == 0)
                await _host.DoAsync(other, RelationChange.Mark(UserMark.Block, MuteParts.None), leaving);
            await _host.DoAsync(leaving, RelationChange.Mark(UserMark.Mute, MuteParts.Posts), other);
        }

        await _host.DoAsync(leaving, RelationChange.Follow, shy);
        await _host.DoAsync(others[0], RelationChange.Follow, others[1]);

        var steps = 1;
        while (await _host.Graph.RemoveAllAsync(leaving, 5) && steps < 100)
            steps++;

        Assert.Equal(5, steps);
        foreach (var other in others.Append(shy))
            Assert.Equal(Relation.None, await _database.ReadRelationAsync(leaving, other));
        Assert.Equal(Relation.Following, await _database.ReadRelationAsync(others[0], others[1]));
        Assert.Equal((0, 0), await _host.CountsAsync(leaving));
        Assert.Equal(22, (await _host.EventsOfAsync(leaving)).Count(type => type == GraphEvents.Parted));
        await _host.AssertCountsAsync([leaving, shy, .. others]);
    }

    private async Task FollowBySqlAsync(Guid follower, Guid[] followees)
    {
        await using var command = _database.DataSource.CreateCommand(
            """
            with made as (insert into follows (follower_id, followee_id, since) select $1, id, now() from unnest($2::uuid[]) as input (id)),
                followed as (update user_counts set followers = followers + 1 where user_id = any($2))
            update user_counts set following = following + cardinality($2::uuid[]) where user_id = $1
            """);
        command.Parameters.AddWithValue(follower);
        command.Parameters.AddWithValue(followees);
        await command.ExecuteNonQueryAsync();
    }
}
