using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Security.Authentication;

namespace InstaHub.Web.Live;

/// <summary>All connections of this process, and what the grains know of them.</summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<Guid, UserConnections> _users = new();
    private readonly IGrainFactory _grains;

    public LiveConnections(IGrainFactory grains, SessionRevocations revocations)
    {
        _grains = grains;
        revocations.Ended += End;
    }

    /// <summary>What this process calls itself towards the grains.</summary>
    public string ProcessId { get; } = Guid.NewGuid().ToString("N");

    public ICollection<UserConnections> Users => _users.Values;

    /// <summary>Takes a connection in and tells the grains: from then on it gets what is pushed.</summary>
    /// <returns>Why it was refused; null when it was not.</returns>
    public async Task<Error?> AddAsync(LiveConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            var user = _users.GetOrAdd(connection.UserId, userId => new UserConnections(userId));
            await user.Gate.WaitAsync(cancellationToken);
            try
            {
                if (user.IsGone)
                    continue;
                // First, because pushes may come before the answer does.
                user.Add(connection);
                var isTaken = false;
                try
                {
                    var result = await ReportAsync(user, isOpening: true);
                    isTaken = result.Error is null;
                    return result.Error;
                }
                finally
                {
                    if (!isTaken)
                        Remove(user, connection);
                }
            }
            finally
            {
                user.Gate.Release();
            }
        }
    }

    /// <summary>Lets a connection go and tells the grains.</summary>
    public async Task RemoveAsync(LiveConnection connection)
    {
        if (!_users.TryGetValue(connection.UserId, out var user))
            return;
        await user.Gate.WaitAsync();
        try
        {
            Remove(user, connection);
            await ReportAsync(user, isOpening: false);
        }
        finally
        {
            user.Gate.Release();
        }
    }

    /// <summary>Tells the grains that the user's connections are still here, and makes these look what they have missed.</summary>
    public async Task RenewAsync(UserConnections user, CancellationToken cancellationToken)
    {
        await user.Gate.WaitAsync(cancellationToken);
        try
        {
            if (user.IsGone)
                return;
            await ReportAsync(user, isOpening: false);
        }
        finally
        {
            user.Gate.Release();
        }
        Check(user);
    }

    /// <summary>Hands a push to the connections that it is for.</summary>
    public void Deliver(LivePush push)
    {
        foreach (var target in push.Targets)
        {
            if (!_users.TryGetValue(target.UserId, out var user))
                continue;
            foreach (var connection in user.All)
                connection.Deliver(target, push.Event);
        }
    }

    /// <summary>Makes every connection look what it has missed.</summary>
    public void CheckAll()
    {
        foreach (var user in _users.Values)
            Check(user);
    }

    // Over all connections: only a few seconds' worth of sessions end at a time, and it is a look at each.
    private void End(IReadOnlyCollection<Guid> sessions)
    {
        var ended = sessions.ToHashSet();
        foreach (var connection in _users.Values.SelectMany(user => user.All))
        {
            if (connection.SessionId is { } session && ended.Contains(session))
                connection.Close("ended");
        }
    }

    private static void Check(UserConnections user)
    {
        foreach (var connection in user.All)
            connection.Check();
    }

    private void Remove(UserConnections user, LiveConnection connection)
    {
        user.Remove(connection);
        if (!user.All.IsEmpty)
            return;
        user.IsGone = true;
        _users.TryRemove(KeyValuePair.Create(user.UserId, user));
    }

    private Task<Result<int>> ReportAsync(UserConnections user, bool isOpening) =>
        _grains.GetSessions(user.UserId).Report(new SessionReport(ProcessId, user.All.Length, isOpening));
}
