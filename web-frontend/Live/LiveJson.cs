using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Chats;

namespace InstaHub.Web.Live;

/// <summary>The one argument of each event: <c>{"position":…,"data":…}</c>.</summary>
/// <param name="Position">See <see cref="LivePosition"/>.</param>
/// <param name="Data">One JSON value, UTF-8.</param>
[JsonConverter(typeof(LiveArgumentConverter))]
internal sealed record LiveArgument(string Position, ReadOnlyMemory<byte> Data);

/// <summary>Argument of <c>sync</c>; <c>Position</c> null: from here on.</summary>
internal sealed record SyncRequest(string? Position = null);

/// <summary>Result of <c>sync</c>: what was sent as <c>sync:events</c> before it. <c>Count</c>: number of events.</summary>
internal sealed record SyncAnswer(bool Reload, int Count);

/// <summary>The data of the hub's own events.</summary>
internal static class LiveData
{
    public static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    /// <summary>Data of <c>sync:events</c>: too much has been missed, or nobody knows what.</summary>
    public static readonly ReadOnlyMemory<byte> Reload = """{"reload":true}"""u8.ToArray();

    /// <summary>Data of <c>sync:events</c>: <c>{"events":[{"event":…,"data":…}]}</c>.</summary>
    public static ReadOnlyMemory<byte> Of(IEnumerable<LiveEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ApiJson.Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartArray("events"u8);
            foreach (var missed in events)
            {
                json.WriteStartObject();
                json.WriteString("event"u8, missed.Name);
                json.WritePropertyName("data"u8);
                json.WriteRawValue(missed.Data.Span, skipInputValidation: true);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}

/// <summary>Writes the data as it is.</summary>
internal sealed class LiveArgumentConverter : JsonConverter<LiveArgument>
{
    public override LiveArgument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Events go to clients only.");

    public override void Write(Utf8JsonWriter writer, LiveArgument value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("position"u8, value.Position);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(value.Data.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }
}

/// <summary>The JSON of the hub.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveArgument))]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(SyncAnswer))]
[JsonSerializable(typeof(PostsRequest))]
[JsonSerializable(typeof(WatchAnswer))]
[JsonSerializable(typeof(UnwatchAnswer))]
[JsonSerializable(typeof(UsersRequest))]
[JsonSerializable(typeof(PresenceAnswer))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(UserStatusData))]
[JsonSerializable(typeof(UserData))]
[JsonSerializable(typeof(UserLastSeenData))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ReadyResult))]
[JsonSerializable(typeof(ReadMarkAnswer))]
[JsonSerializable(typeof(ChatArgument))]
[JsonSerializable(typeof(ReadArgument))]
[JsonSerializable(typeof(EditArgument))]
[JsonSerializable(typeof(DeleteArgument))]
[JsonSerializable(typeof(ReactionArgument))]
internal sealed partial class LiveJson : JsonSerializerContext;
