using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Chats.Live;

/// <summary>Makes the events of chats.</summary>
internal static class ChatLiveEvents
{
    public static LiveEvent New(JsonBytes message) => new("message:new", message.Utf8);

    public static LiveEvent Edited(JsonBytes message) => new("message:edited", message.Utf8);

    public static LiveEvent Updated(JsonBytes chat) => new("chat:updated", chat.Utf8);

    /// <summary>The chat is in the viewer's list no more.</summary>
    public static LiveEvent Removed(Guid chatId) => Make("chat:updated", json =>
    {
        json.WriteString("id"u8, chatId);
        json.WriteBoolean("removed"u8, true);
    });

    public static LiveEvent Deleted(Guid chatId, Guid messageId) => Make("message:deleted", json =>
    {
        json.WriteString("id"u8, messageId);
        json.WriteString("chatId"u8, chatId);
    });

    public static LiveEvent Reacted(Guid chatId, Guid messageId, IEnumerable<ReactionCount> reactions) => Make("reaction:changed", json =>
    {
        json.WriteString("messageId"u8, messageId);
        json.WriteString("chatId"u8, chatId);
        json.WritePropertyName("reactions"u8);
        ChatJson.Write(json, reactions);
    });

    public static LiveEvent Receipt(bool isRead, Guid chatId, Guid userId, long upTo) => Make(isRead ? "message:read" : "message:delivered", json =>
    {
        json.WriteString("chatId"u8, chatId);
        json.WriteString("userId"u8, userId);
        json.WriteNumber("upTo"u8, upTo);
    });

    public static LiveEvent Typing(Guid chatId, Guid userId, bool on) => Make("typing:user", json =>
    {
        json.WriteString("chatId"u8, chatId);
        json.WriteString("userId"u8, userId);
        json.WriteBoolean("on"u8, on);
    });

    private static LiveEvent Make(string name, Action<System.Text.Json.Utf8JsonWriter> write) => new(name, ChatJson.Make(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }).Utf8);
}
