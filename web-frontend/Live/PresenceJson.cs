using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Web.Live;

/// <summary>Argument of <c>user:status-change</c>: <c>online</c>, <c>away</c>, <c>dnd</c>, or <c>offline</c> to be seen so although there.</summary>
internal sealed record StatusRequest(string? Status);

/// <summary>Result of <c>user:status-change</c>: what others see now.</summary>
internal sealed record StatusAnswer(string Status)
{
    public static StatusAnswer Of(UserPresence presence) => new(PresenceStatusNames.NameOf(presence.Status));
}

/// <summary>Argument of <c>presence:watch</c> and <c>presence:unwatch</c>: user ids, at most <see cref="MaxUsers"/>.</summary>
internal sealed record UsersRequest(IReadOnlyList<Guid>? Users)
{
    public const int MaxUsers = 200;
}

/// <summary>Result of <c>presence:watch</c>: those of the users asked for who are watched. An event is newer, also one that comes before this.</summary>
internal sealed record PresenceAnswer(IReadOnlyList<WatchedUserAnswer> Users);

/// <summary>A user who is watched.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Status">As in <c>user:status</c>.</param>
/// <param name="LastSeen">UTC; null while they are there, and when they never were.</param>
internal sealed record WatchedUserAnswer(Guid UserId, string Status, DateTimeOffset? LastSeen)
{
    public static WatchedUserAnswer Of(Guid userId, UserPresence presence) => new(userId, PresenceStatusNames.NameOf(presence.Status), presence.LastSeen);
}

/// <summary>Data of <c>user:status</c>.</summary>
internal sealed record UserStatusData(Guid UserId, string Status);

/// <summary>Data of <c>user:online</c> and <c>user:offline</c>.</summary>
internal sealed record UserData(Guid UserId);

/// <summary>Data of <c>user:last-seen</c>.</summary>
internal sealed record UserLastSeenData(Guid UserId, DateTimeOffset At);
