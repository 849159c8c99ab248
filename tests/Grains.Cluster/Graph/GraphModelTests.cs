using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Cluster.Accounts;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>Thousands of random acts by many clients at once, against the model: every answer, and what is left at the end.</summary>
public sealed class GraphModelTests(ProductFixture fixture)
{
    private const int Users = 50;
    private const int Clients = 16;
    private const int ActsPerClient = 1_300;

    // Follows come more often than what ends them, so that there is something to end.
    private static readonly GraphAct[] Acts =
        [.. Enum.GetValues<GraphAct>(), .. Enumerable.Repeat(GraphAct.Follow, 5), .. Enumerable.Repeat(GraphAct.Accept, 2), GraphAct.Unblock];

    private readonly TestDatabase _database = fixture.Database;
    private readonly IGrainFactory _grains = fixture.Product.Get<IGrainFactory>();
    private readonly GraphModel _model = new(Users);

    // The order of the model is that of the database: one act of a pair at a time, and none of a user whose privacy changes.
    private readonly SemaphoreSlim[] _pairs = [.. Enumerable.Range(0, Users * Users).Select(_ => new SemaphoreSlim(1))];
    private Guid[] _ids = [];

    [Fact]
    public async Task Twenty_thousand_random_acts_by_sixteen_clients_end_equal_to_the_model()
    {
        var seed = Random.Shared.Next();
        _ids = await _database.MakeUsersAsync(Users);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ActAsync(new Random(seed + client)))));
            await CheckAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With the seed {seed}: {exception.Message}", exception);
        }
    }

    private async Task ActAsync(Random random)
    {
        for (var i = 0; i < ActsPerClient; i++)
        {
            switch (random.Next(100))
            {
                case 0:
                    await ChangePrivacyAsync(random.Next(Users), random.Next(3) > 0);
                    break;
                case 1:
                    await ActOnNobodyAsync(random);
                    break;
                case < 10:
                    // Not looked at: it is under way while others change what it reads.
                    await _grains.GetRelationships(_ids[random.Next(Users)]).GetMany(_ids);
                    i--;
                    break;
                default:
                    await ActOnSomebodyAsync(random);
                    break;
            }
        }
    }

    private async Task ActOnSomebodyAsync(Random random)
    {
        var (actor, target, act, parts) = (random.Next(Users), random.Next(Users), Acts[random.Next(Acts.Length)], (MuteParts)random.Next(8));
        var pair = PairOf(actor, target);
        await pair.WaitAsync();
        try
        {
            var said = $"{act} of {target} by {actor}, who saw {_model.RelationOf(actor, target)}";
            var answer = await Patience.ForAsync(CallAsync(_grains.GetRelationships(_ids[actor]), act, _ids[target], parts), said);

            var refusal = _model.Do(act, actor, target, parts);
            AssertSame(refusal, answer.Error, said);
            if (refusal is null)
                AssertSame(_model.RelationOf(actor, target), answer.Value, said);
            await CheckPairAsync(actor, target, $"after {said}");
        }
        finally
        {
            pair.Release();
        }
    }

    private async Task ActOnNobodyAsync(Random random)
    {
        var act = Acts[random.Next(Acts.Length)];
        var answer = await CallAsync(_grains.GetRelationships(_ids[random.Next(Users)]), act, Guid.NewGuid(), MuteParts.All);
        AssertSame(act is GraphAct.Accept or GraphAct.Reject ? GraphErrors.NoSuchRequest : GraphErrors.NoSuchUser, answer.Error, $"{act} of nobody");
    }

    private async Task ChangePrivacyAsync(int user, bool isPrivate)
    {
        var pairs = Enumerable.Range(0, Users).Select(other => PairNumber(user, other)).Order().Select(number => _pairs[number]).ToArray();
        foreach (var pair in pairs)
            await pair.WaitAsync();
        try
        {
            var answer = await Patience.ForAsync(_grains.GetUser(_ids[user]).Edit(new ProfileEdit { IsPrivate = isPrivate }), $"the privacy of {user}");
            AssertSame(null, answer.Error, $"the privacy of {user}");
            _model.SetPrivate(user, isPrivate);
            for (var other = 0; other < Users; other++)
                await CheckPairAsync(user, other, $"after {user} had gone {(isPrivate ? "private" : "public")}");
        }
        finally
        {
            foreach (var pair in pairs)
                pair.Release();
        }
    }

    // What both are told of each other, from memory or not.
    private async Task CheckPairAsync(int one, int other, string when)
    {
        AssertSame(_model.RelationOf(one, other), await _grains.GetRelationships(_ids[one]).Get(_ids[other]), $"what {one} sees of {other} {when}");
        AssertSame(_model.RelationOf(other, one), await _grains.GetRelationships(_ids[other]).Get(_ids[one]), $"what {other} sees of {one} {when}");
    }

    private async Task CheckAsync()
    {
        for (var user = 0; user < Users; user++)
        {
            var expected = Enumerable.Range(0, Users).Select(other => _model.RelationOf(user, other)).ToArray();
            Assert.Equal(expected, await _grains.GetRelationships(_ids[user]).GetMany(_ids));
            await _grains.GetRelationships(_ids[user]).Forget(_ids);
            Assert.Equal(expected, await _grains.GetRelationships(_ids[user]).GetMany(_ids));
            for (var other = 0; other < Users; other++)
            {
                AssertSame(expected[other], await _database.ReadRelationAsync(_ids[user], _ids[other]), $"the rows of {user} and {other}");
                await CheckSightAsync(user, other);
            }

            var counts = (await _database.QueryAsync<long[]>($"select array[followers, following] from user_counts where user_id = '{_ids[user]}'"))[0];
            Assert.Equal([_model.FollowersOf(user), _model.FollowingOf(user)], counts);
            Assert.Equal([_model.IsPrivate(user)], await _database.QueryAsync<bool>($"select is_private from profiles where user_id = '{_ids[user]}'"));
        }

        Assert.Empty(await _database.FindWrongCountsAsync(_ids));
        Assert.InRange(Enumerable.Range(0, Users).Sum(_model.FollowersOf), 100, int.MaxValue); // there was something to compare
    }

    // What a user is shown of another: whether there is one, the numbers, and whether lists are.
    private async Task CheckSightAsync(int viewer, int owner)
    {
        var what = $"what {viewer} may see of {owner}";
        var relation = _model.RelationOf(viewer, owner);
        var isHidden = relation.HasFlag(Relation.BlockedBy);
        var user = await _grains.GetUserQueries().GetUser(_ids[viewer], _ids[owner].ToString());
        AssertSame(isHidden ? ProfileErrors.NoSuchUser : null, user.Error, what);
        if (user.Value is { } view)
        {
            using var json = JsonDocument.Parse(view.Json.Utf8);
            var isStub = !json.RootElement.TryGetProperty("counts", out var counts);
            AssertSame(relation.HasFlag(Relation.Blocking), isStub, what);
            if (!isStub)
            {
                AssertSame(_model.FollowersOf(owner), counts.GetProperty("followers").GetInt32(), $"followers of {owner}, seen by {viewer}");
                AssertSame(_model.FollowingOf(owner), counts.GetProperty("following").GetInt32(), $"following of {owner}, seen by {viewer}");
            }
        }

        var list = await _grains.GetUserQueries().GetList(UserList.Followers, _ids[owner], _ids[viewer], null, 1);
        var refusal = viewer == owner ? null
            : isHidden ? ProfileErrors.NoSuchUser
            : relation.HasFlag(Relation.Blocking) ? ProfileErrors.BlockedByCaller
            : _model.IsPrivate(owner) && !relation.HasFlag(Relation.Following) ? GraphErrors.PrivateAccount
            : null;
        AssertSame(refusal, list.Error, $"{what}: followers");
    }

    private static Task<Result<Relation>> CallAsync(IRelationshipsGrain actor, GraphAct act, Guid target, MuteParts parts) => act switch
    {
        GraphAct.Follow => actor.Follow(target),
        GraphAct.Unfollow => actor.Unfollow(target),
        GraphAct.Accept => actor.Accept(target),
        GraphAct.Reject => actor.Reject(target),
        GraphAct.RemoveFollower => actor.RemoveFollower(target),
        GraphAct.Block => actor.Mark(target, UserMark.Block, parts),
        GraphAct.Unblock => actor.Unmark(target, UserMark.Block),
        GraphAct.Mute => actor.Mark(target, UserMark.Mute, parts),
        GraphAct.Unmute => actor.Unmark(target, UserMark.Mute),
        GraphAct.Restrict => actor.Mark(target, UserMark.Restrict, parts),
        GraphAct.Unrestrict => actor.Unmark(target, UserMark.Restrict),
        GraphAct.MakeCloseFriend => actor.Mark(target, UserMark.CloseFriend, parts),
        GraphAct.UnmakeCloseFriend => actor.Unmark(target, UserMark.CloseFriend),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static void AssertSame<T>(T expected, T actual, string what)
    {
        if (!Equals(expected, actual))
            Assert.Fail($"{what}: expected {expected}, was {actual}.");
    }

    private SemaphoreSlim PairOf(int one, int other) => _pairs[PairNumber(one, other)];

    private static int PairNumber(int one, int other) => (Math.Min(one, other) * Users) + Math.Max(one, other);
}
