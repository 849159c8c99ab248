using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstaHub.GrainInterfaces.Live;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Web.Live;

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
