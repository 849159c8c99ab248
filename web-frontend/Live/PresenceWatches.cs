using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Live;

/// <summary>
/// Which connections of this process are told of which users whether they are there. A user's grain knows the process, for the length of a lease;
/// the process knows the connections, and asks for each whether it may know.
/// </summary>
internal sealed class PresenceWatches(IGrainFactory grains, LiveConnections connections, LiveConnectionServices services, WatchRenewals renewals)
{
    private readonly TopicWatches _watches = new(LiveTopicKind.Presence, connection => connection.People);

    /// <summary>Users who are watched here.</summary>
    public int Count => _watches.Count;

    /// <summary>
    /// Lets a connection watch users: those of them of whom its user may know. Whom it watches already it goes on watching.
    /// </summary>
    /// <returns>Those of the users asked for who are watched, as they are now; what changes comes as events.</returns>
    /// <exception cref="ApiException">It would watch too many; nothing has changed.</exception>
    public async Task<IReadOnlyList<WatchedUserAnswer>> WatchAsync(LiveConnection connection, IReadOnlyList<Guid> userIds)
    {
        if (connection.People.Ids.Union(userIds).Count() > services.Options.MaxWatchedUsers)
            throw new ApiException(LiveErrors.TooManyPeopleWatched.ToApiError());

        var visible = await grains.GetPresenceQueries().FindVisible(connection.UserId, userIds);
        // First, because pushes may come before the answers do.
        Guid[] added = [.. visible.Where(userId => _watches.Add(new PresenceWatch(userId, connection)))];
        try
        {
            return [.. (await Task.WhenAll(visible.Select(userId => AskAsync(connection, userId)))).OfType<WatchedUserAnswer>()];
        }
        catch
        {
            _watches.Remove(connection, added);
            throw;
        }
    }

    /// <summary>Ends the watching of users; of those who are not watched nothing is said.</summary>
    public void Unwatch(LiveConnection connection, IEnumerable<Guid> userIds) => _watches.Remove(connection, userIds);

    /// <inheritdoc cref="TopicWatches.End"/>
    public void End(LiveConnection connection) => _watches.End(connection);

    /// <inheritdoc cref="TopicWatches.Deliver"/>
    public void Deliver(LiveTopic topic, LiveEvent liveEvent) => _watches.Deliver(topic, liveEvent);

    /// <summary>
    /// Ends the watching of those of whom the watchers may know no more, who then seem to be gone; and tells the grains that the others are still
    /// watched here, which answer with what was lost.
    /// </summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await renewals.ForEachAsync(connections.Users.SelectMany(user => user.All), CheckAsync, cancellationToken);
        await renewals.ForEachAsync(_watches.All, user => RenewAsync(user.Key, user.Value), cancellationToken);
    }

    private async Task<WatchedUserAnswer?> AskAsync(LiveConnection connection, Guid userId)
    {
        var presence = await grains.GetSessions(userId).WatchPresence(connections.ProcessId, SeenOf(_watches.Find(userId)));
        // The connection may have ended meanwhile.
        if (connection.People.Find(userId) is not PresenceWatch watch)
            return null;
        _watches.Find(userId)?.Sent(watch, presence.Number);
        return WatchedUserAnswer.Of(userId, watch.Answer(presence));
    }

    private async Task RenewAsync(Guid userId, WatchedTopic user)
    {
        var presence = await grains.GetSessions(userId).WatchPresence(connections.ProcessId, SeenOf(user));
        user.Deliver(new LiveTopic(LiveTopicKind.Presence, userId, presence.Number), PresenceEvents.Raw(presence));
    }

    private async Task CheckAsync(LiveConnection connection)
    {
        if (connection.People.Ids is not { Length: > 0 } userIds)
            return;
        var visible = await grains.GetPresenceQueries().FindVisible(connection.UserId, userIds);
        foreach (var watch in _watches.Remove(connection, userIds.Except(visible)))
            ((PresenceWatch)watch).Hide();
    }

    private static long SeenOf(WatchedTopic? user) => user?.NewestSent ?? 0;
}
