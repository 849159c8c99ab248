using System.Buffers;
using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api.Chats;

/// <summary>What is answered to a message being forwarded.</summary>
internal static class ForwardedJson
{
    /// <summary>The id of the message in one of the chats: the same for each attempt of a request.</summary>
    public static Guid IdOf(Guid newId, Guid chatId)
    {
        Span<byte> id = stackalloc byte[16], chat = stackalloc byte[16];
        newId.TryWriteBytes(id, bigEndian: true, out _);
        chatId.TryWriteBytes(chat, bigEndian: true, out _);
        // What is random of both.
        for (var i = 9; i < 16; i++)
            id[i] ^= chat[i];
        return new Guid(id, bigEndian: true);
    }

    /// <summary>A JSON array of <see cref="ForwardedAnswer"/>.</summary>
    public static JsonBytes Write(IReadOnlyList<Forwarded> forwarded)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var one in forwarded)
            {
                json.WriteStartObject();
                json.WriteString("chatId"u8, one.ChatId);
                json.WritePropertyName("message"u8);
                if (one.Message is { } message)
                    json.WriteRawValue(message.Utf8.Span, skipInputValidation: true);
                else
                    json.WriteNullValue();
                json.WriteString("error"u8, one.Error?.Code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return new JsonBytes(bytes.WrittenSpan.ToArray());
    }
}
