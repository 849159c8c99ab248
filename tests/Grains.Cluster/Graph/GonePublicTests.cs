using System.Text.Json;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Cluster.Accounts;
using InstaHub.Grains.Graph;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>What becomes of requests when an account goes public.</summary>
public sealed class GonePublicTests(ProductFixture fixture)
{
    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();

    [Fact]
    public async Task All_who_have_asked_follow_and_know_it()
    {
        var (shy, fans) = await AskAsync(700);
        await _database.SetPrivateAsync(shy, false);

        await Task.WhenAll(AcceptAllAsync(shy), AcceptAllAsync(shy));

        Assert.All(await Task.WhenAll(fans.Select(fan => _grains.GetRelationships(fan).Get(shy).AsTask())), relation => Assert.Equal(Relation.Following, relation));
        Assert.All(await _grains.GetRelationships(shy).GetMany(fans), relation => Assert.Equal(Relation.FollowedBy, relation));
        Assert.Empty(await _database.FindWrongCountsAsync([shy, .. fans]));
        await Patience.UntilAsync(() => Task.FromResult(GraphEventLog.TypesOf(shy).Count >= 700), "the events of 700");
        Assert.Equal(Enumerable.Repeat(GraphEvents.FollowAccepted, 700), GraphEventLog.TypesOf(shy));
    }

    [Fact]
    public async Task Nobody_is_accepted_while_the_account_is_private()
    {
        var (shy, fans) = await AskAsync(3);

        await AcceptAllAsync(shy);

        Assert.Equal(Relation.Requested, await _database.ReadRelationAsync(fans[0], shy));
    }

    [Fact]
    public async Task Who_follows_as_many_as_anybody_may_does_not_and_their_request_is_closed()
    {
        var (shy, fans) = await AskAsync(3);
        var followed = await _database.MakeUsersAsync(GraphLimits.MaxFollowing);
        await _database.ExecuteAsync(
            $"""
            insert into follows (follower_id, followee_id, since)
            select '{fans[1]}', id, now() from unnest(array['{string.Join("','", followed)}']::uuid[]) as input (id);
            update user_counts set following = {GraphLimits.MaxFollowing} where user_id = '{fans[1]}'
            """);
        await _database.SetPrivateAsync(shy, false);

        await AcceptAllAsync(shy);

        Assert.Equal([Relation.FollowedBy, Relation.None, Relation.FollowedBy], await _grains.GetRelationships(shy).GetMany(fans));
        Assert.Equal(Relation.None, await _database.ReadRelationAsync(fans[1], shy));
    }

    [Fact]
    public async Task Where_the_silo_died_before_it_accepted_them_the_event_sees_to_it()
    {
        var (shy, fans) = await AskAsync(20);
        await _database.SetPrivateAsync(shy, false);

        await PublishPrivacyAsync(shy, isPrivate: false);

        await Patience.UntilAsync(
            async () => (await _grains.GetRelationships(shy).GetMany(fans)).All(relation => relation == Relation.FollowedBy), "all to be accepted");
    }

    [Fact]
    public async Task However_many_have_asked_a_call_accepts_some_and_events_the_rest()
    {
        var (shy, fans) = await AskAsync(5000);
        await _database.SetPrivateAsync(shy, false);

        Assert.True(await _grains.GetRelationships(shy).AcceptSome());
        Assert.Equal([5000L - RelationshipsGrain.AcceptedAtOnce], await _database.QueryAsync<long>($"select count(*) from follow_requests where target_id = '{shy}'"));
        await PublishPrivacyAsync(shy, isPrivate: false);

        await Patience.UntilAsync(
            async () => await _database.QueryAsync<long>($"select count(*) from follow_requests where target_id = '{shy}'") is [0], "5,000 to be accepted");
        await WaitUntilHandledAsync(shy);
        Assert.Equal([5000L], await _database.QueryAsync<long>($"select followers from user_counts where user_id = '{shy}'"));
        Assert.Empty(await _database.FindWrongCountsAsync([shy, .. fans]));
        Assert.Empty(await _database.QueryAsync<Guid>($"select id from events_dead where key = '{shy:D}'"));
    }

    [Fact]
    public async Task An_event_that_comes_after_the_account_is_private_again_accepts_nobody()
    {
        var (shy, fans) = await AskAsync(2);
        var (other, othersFans) = await AskAsync(2);
        await _database.SetPrivateAsync(other, false);

        await PublishPrivacyAsync(shy, isPrivate: false);
        await PublishPrivacyAsync(other, isPrivate: false);
        await Patience.UntilAsync(async () => await _database.ReadRelationAsync(othersFans[0], other) == Relation.Following, "the other event to be handled");
        await WaitUntilHandledAsync(shy);

        Assert.Equal(Relation.Requested, await _database.ReadRelationAsync(fans[0], shy));
    }

    private async Task<(Guid Shy, Guid[] Fans)> AskAsync(int count)
    {
        var (shy, fans) = (await _database.MakeUserAsync(isPrivate: true), await _database.MakeUsersAsync(count));
        var answers = await Task.WhenAll(fans.Select(fan => _grains.GetRelationships(fan).Follow(shy)));
        Assert.All(answers, answer => Assert.Equal(Relation.Requested, answer.Value));
        await _grains.GetRelationships(shy).GetMany(fans);
        return (shy, fans);
    }

    private async Task AcceptAllAsync(Guid userId)
    {
        while (await _grains.GetRelationships(userId).AcceptSome())
        {
            // There may be more.
        }
    }

    private Task PublishPrivacyAsync(Guid userId, bool isPrivate)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new ProfileChange(userId, isPrivate), ProfileEventJson.Default.ProfileChange);
        var now = DateTimeOffset.UtcNow;
        return fixture.PublishAsync(
            new DomainEvent(Guid.CreateVersion7(), ProfileEvents.Namespace, ProfileGrainExtensions.EventKey(userId), ProfileEvents.PrivacyChanged, payload, now));
    }

    private Task WaitUntilHandledAsync(Guid userId) => Patience.UntilAsync(
        async () => (await _database.QueryAsync<long>($"select count(*) from events where namespace = 'profiles' and key = '{userId:D}'"))[0] == 0, "the event to be handled");
}
