using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Graph;

/// <inheritdoc cref="IRelationshipsGrain"/>
[GrainType("relationships")]
public sealed class RelationshipsGrain(IGraphStore graph, GraphNotifier notifier, TimeProvider time) : Grain, IRelationshipsGrain
{
    /// <summary>Requests accepted by one call when an account has gone public: far fewer than the 5 s that an event is given allow.</summary>
    public const int AcceptedAtOnce = 500;

    /// <summary>Most relations kept for one user.</summary>
    public const int RememberedRelations = 2_000;

    private readonly FlightCache<Relation> _cache = new(RememberedRelations);
    private Task<bool>? _accepting;
    private IGrainTimer? _leaving;

    private Guid UserId => this.GetPrimaryKey();

    public Task<Result<Relation>> Follow(Guid userId) => Act(userId, RelationChange.Follow);

    public Task<Result<Relation>> Unfollow(Guid userId) => Act(userId, RelationChange.Unfollow);

    public Task<Result<Relation>> Accept(Guid requesterId) => Act(requesterId, RelationChange.Accept);

    public Task<Result<Relation>> Reject(Guid requesterId) => Act(requesterId, RelationChange.Reject);

    public Task<Result<Relation>> RemoveFollower(Guid followerId) => Act(followerId, RelationChange.RemoveFollower);

    public Task<Result<Relation>> Mark(Guid userId, UserMark mark, MuteParts parts) => Act(userId, RelationChange.Mark(mark, parts));

    public Task<Result<Relation>> Unmark(Guid userId, UserMark mark) => Act(userId, RelationChange.Unmark(mark));

    // Who calls while it is under way waits for it.
    public async Task<bool> AcceptSome()
    {
        if (_accepting is not { IsCompleted: false } underWay)
            return await (_accepting = AcceptNewest());
        await underWay;
        return true; // it may have looked before the account was public
    }

    public ValueTask<Relation> Get(Guid userId) =>
        _cache.TryGet(userId, out var relation) ? new(relation)
        : userId == UserId ? new(Relation.None)
        : new(ReadOne(userId));

    public ValueTask<IReadOnlyList<Relation>> GetMany(IReadOnlyList<Guid> userIds)
    {
        var relations = new Relation[userIds.Count];
        List<int>? missing = null;
        for (var i = 0; i < relations.Length; i++)
        {
            if (!_cache.TryGet(userIds[i], out relations[i]) && userIds[i] != UserId)
                (missing ??= []).Add(i);
        }

        return missing is null ? new(relations) : new(ReadMissing(userIds, relations, missing));
    }

    public Task Forget(IReadOnlyList<Guid> userIds)
    {
        foreach (var userId in userIds)
            _cache.Forget(userId);
        if (IsIdle())
            _leaving ??= this.DeactivateSoon(unless: () => !IsIdle()); // it was only told, and remembers nothing that it could be told of
        return Task.CompletedTask;
    }

    private bool IsIdle() => _cache.IsEmpty && _accepting is not { IsCompleted: false };

    private async Task<Result<Relation>> Act(Guid userId, RelationChange change)
    {
        if (userId == UserId)
            return change.Needs == Relation.None ? GraphErrors.Oneself : GraphErrors.NoSuchRequest;

        var outcome = await Write(userId, change);
        return outcome.Verdict switch
        {
            GraphVerdict.NoSuchUser => GraphErrors.NoSuchUser,
            GraphVerdict.NoSuchRequest => GraphErrors.NoSuchRequest,
            GraphVerdict.Blocked => GraphErrors.Blocked,
            GraphVerdict.TooMany => GraphErrors.FollowsTooMany,
            _ => outcome.After,
        };
    }

    private async Task<GraphOutcome> Write(Guid userId, RelationChange change)
    {
        var write = new GraphWrite(UserId, userId, change, time.GetUtcNow());
        var version = _cache.Begin(userId);
        GraphOutcome outcome;
        try
        {
            outcome = await graph.WriteAsync(write).OrDeactivate(this);
        }
        catch
        {
            _cache.Lose(userId);
            throw;
        }

        _cache.LandChange(userId, version, outcome.After);
        await notifier.TellAsync(write, outcome);
        return outcome;
    }

    private async Task<bool> AcceptNewest()
    {
        var requesters = await graph.FindRequestersOfPublicAsync(UserId, AcceptedAtOnce);
        await Task.WhenAll(requesters.Select(AcceptOrClose));
        return requesters.Count == AcceptedAtOnce;
    }

    // Who follows as many as anybody may cannot be let; the request must not stay for ever.
    private async Task AcceptOrClose(Guid requesterId)
    {
        if ((await Write(requesterId, RelationChange.Accept)).Verdict == GraphVerdict.TooMany)
            await Write(requesterId, RelationChange.Reject);
    }

    private async Task<Relation> ReadOne(Guid userId) => (await Read([userId]))[0];

    private async Task<IReadOnlyList<Relation>> ReadMissing(IReadOnlyList<Guid> userIds, Relation[] relations, List<int> missing)
    {
        var read = await Read([.. missing.Select(i => userIds[i])]);
        for (var i = 0; i < missing.Count; i++)
            relations[missing[i]] = read[i];
        return relations;
    }

    private async Task<IReadOnlyList<Relation>> Read(Guid[] userIds)
    {
        var versions = Array.ConvertAll(userIds, _cache.Begin);
        try
        {
            var relations = await graph.FindRelationsAsync(UserId, userIds);
            for (var i = 0; i < userIds.Length; i++)
                _cache.Land(userIds[i], versions[i], relations[i]);
            return relations;
        }
        catch
        {
            foreach (var userId in userIds)
                _cache.Lose(userId);
            throw;
        }
    }
}
