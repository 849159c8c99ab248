using System.Buffers;
using System.Text.Json;

namespace InstaHub.GrainInterfaces.Presence;

/// <summary>Whether a user is there, as everybody who may know sees it.</summary>
/// <param name="Status">Never what was chosen by somebody who has no connection.</param>
/// <param name="LastSeen">When the user was there last, UTC; null while they are there, and when they never were.</param>
/// <param name="Number">Grows with each change: what has a smaller one, or the same, is old.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Presence.UserPresence")]
public sealed record UserPresence([property: Id(0)] PresenceStatus Status, [property: Id(1)] DateTimeOffset? LastSeen, [property: Id(2)] long Number)
{
    /// <summary>What who may not know sees.</summary>
    public static readonly UserPresence Hidden = new(PresenceStatus.Offline, null, 0);

    /// <summary>As JSON, on its way to web processes.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>(96);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, (int)Status);
            if (LastSeen is { } at)
                json.WriteNumber("lastSeen"u8, at.UtcTicks);
            json.WriteNumber("number"u8, Number);
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static UserPresence FromJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        DateTimeOffset? lastSeen = root.TryGetProperty("lastSeen"u8, out var ticks) ? new DateTimeOffset(ticks.GetInt64(), TimeSpan.Zero) : null;
        return new UserPresence((PresenceStatus)root.GetProperty("status"u8).GetInt32(), lastSeen, root.GetProperty("number"u8).GetInt64());
    }
}
