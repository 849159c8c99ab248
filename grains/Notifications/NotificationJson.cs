using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;

namespace InstaHub.Grains.Notifications;

/// <summary>Writes notifications as JSON. Pure.</summary>
internal static class NotificationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A JSON array.</summary>
    /// <param name="notifications">In their order.</param>
    /// <param name="readUntil">What has a later place is unread.</param>
    public static JsonBytes WriteAll(IEnumerable<ShownNotification> notifications, DateTimeOffset readUntil) => new(Bytes(json =>
    {
        json.WriteStartArray();
        foreach (var notification in notifications)
            Write(json, notification, readUntil);
        json.WriteEndArray();
    }));

    /// <summary>A JSON object: the data of <c>notification:new</c>.</summary>
    public static byte[] Write(ShownNotification notification, DateTimeOffset readUntil) => Bytes(json => Write(json, notification, readUntil));

    /// <summary>The data of <c>notification:count</c>.</summary>
    public static byte[] WriteCount(int unread) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("unread"u8, unread);
        json.WriteEndObject();
    });

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ShownNotification shown, DateTimeOffset readUntil)
    {
        var stored = shown.Stored;
        json.WriteStartObject();
        json.WriteString("id"u8, stored.Id);
        json.WriteString("kind"u8, NotificationKinds.NameOf(stored.Kind));
        json.WriteStartArray("actors"u8);
        foreach (var (card, relation) in shown.Actors)
        {
            // No user is an object without members.
            byte[] actor = [.. card.Json.Utf8.Span[..^1], (byte)',', .. RelationshipJson.MemberOf(relation), (byte)'}'];
            json.WriteRawValue(actor, skipInputValidation: true);
        }
        json.WriteEndArray();
        json.WriteNumber("count"u8, shown.Count);
        json.WritePropertyName("target"u8);
        WriteTarget(json, shown);
        json.WriteString("createdAt"u8, stored.At.UtcDateTime);
        json.WriteBoolean("read"u8, stored.At <= readUntil);
        json.WriteEndObject();
    }

    // What it was done to.
    private static void WriteTarget(Utf8JsonWriter json, ShownNotification shown)
    {
        var stored = shown.Stored;
        json.WriteStartObject();
        json.WriteString("type"u8, stored.CommentId is not null ? "comment"u8 : stored.PostId is not null ? "post"u8 : "user"u8);
        json.WriteString("id"u8, stored.CommentId ?? stored.PostId ?? shown.OwnerId);
        if (stored.PostId is { } postId)
            json.WriteString("postId"u8, postId);
        if (shown.CommentId is { } commentId)
            json.WriteString("commentId"u8, commentId);
        json.WriteEndObject();
    }
}
