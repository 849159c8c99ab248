using System.Text.Json;
using InstaHub.GrainInterfaces.Presence;

namespace InstaHub.Web.Api.Users;

/// <summary>Whether a user is there, as members of a JSON object.</summary>
internal static class PresenceMembers
{
    /// <summary>The members <c>"status":…,"lastSeen":…</c>, in UTF-8.</summary>
    public static ReadOnlySpan<byte> Of(UserPresence presence)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new UserStatus(PresenceStatusNames.NameOf(presence.Status), presence.LastSeen), UserJson.Default.UserStatus);
        return json.AsSpan(1, json.Length - 2);
    }

    /// <summary>Another number for whatever else <see cref="Of"/> says.</summary>
    public static long VersionOf(UserPresence presence) => ((presence.LastSeen?.UtcTicks ?? 0) << 2) | (long)presence.Status;
}

/// <summary>See <see cref="UserAnswer"/>.</summary>
internal sealed record UserStatus(string Status, DateTimeOffset? LastSeen);
