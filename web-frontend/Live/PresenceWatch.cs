using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Web.Live;

/// <summary>A user of whom a connection is told whether they are there.</summary>
internal sealed class PresenceWatch : TopicWatch
{
    private readonly LatestPresence _told;

    /// <param name="userId">Who is watched.</param>
    /// <param name="connection">Whose watch it is.</param>
    public PresenceWatch(Guid userId, LiveConnection connection)
        : base(userId, connection, sent: 0)
    {
        Waiting = _told = new LatestPresence(userId);
    }

    /// <summary>Notes what the client is told in an answer.</summary>
    /// <returns>That, or the newer that it was told by events already.</returns>
    public UserPresence Answer(UserPresence presence) => _told.Answer(presence);

    /// <summary>Makes the user seem to be gone, if they seemed to be there: the connection may know no more. The watch must have been ended.</summary>
    public void Hide() => Connection.Deliver(Waiting, PresenceEvents.Raw(UserPresence.Hidden with { Number = long.MaxValue }));

    /// <summary>What the client gets is the difference between what it was told before and what is so now.</summary>
    private sealed class LatestPresence(Guid userId) : LatestEvent
    {
        private readonly Lock _lock = new();
        private UserPresence? _told;

        public UserPresence Answer(UserPresence presence)
        {
            lock (_lock)
                return _told = _told is { } told && told.Number > presence.Number ? told : presence;
        }

        protected override IReadOnlyList<LiveEvent> EventsOf(LiveEvent newest)
        {
            var presence = UserPresence.FromJson(newest.Data);
            lock (_lock)
            {
                var before = _told;
                if (before?.Number >= presence.Number)
                    return [];
                _told = presence;
                return [.. PresenceEvents.Between(userId, before, presence)];
            }
        }
    }
}

/// <summary>The events of presence, as clients get them.</summary>
internal static class PresenceEvents
{
    /// <summary>What the grains push, and what of it clients get is for <see cref="Between"/> to say.</summary>
    public static LiveEvent Raw(UserPresence presence) => new("presence", presence.ToJson());

    /// <summary>What a client that knows <paramref name="before"/> is told; null: it knows nothing yet.</summary>
    public static IEnumerable<LiveEvent> Between(Guid userId, UserPresence? before, UserPresence after)
    {
        var (wasThere, isThere) = (before is { Status: not PresenceStatus.Offline }, after.Status != PresenceStatus.Offline);
        if (before?.Status != after.Status)
            yield return Of("user:status", new UserStatusData(userId, PresenceStatusNames.NameOf(after.Status)), LiveJson.Default.UserStatusData);
        if (isThere && !wasThere)
            yield return Of("user:online", new UserData(userId), LiveJson.Default.UserData);
        if (!isThere && (wasThere || before is null))
            yield return Of("user:offline", new UserData(userId), LiveJson.Default.UserData);
        if (after.LastSeen is { } at && at != before?.LastSeen)
            yield return Of("user:last-seen", new UserLastSeenData(userId, at), LiveJson.Default.UserLastSeenData);
    }

    private static LiveEvent Of<T>(string name, T data, JsonTypeInfo<T> type) =>
        new(name, JsonSerializer.SerializeToUtf8Bytes(data, type));
}
