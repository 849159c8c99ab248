using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Chats;

/// <summary>Writes chats, members and messages as JSON, as one viewer may see them. Pure.</summary>
internal static class ChatJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Whatever <paramref name="write"/> writes.</summary>
    public static JsonBytes Make(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        return new JsonBytes(bytes.WrittenSpan.ToArray());
    }

    /// <summary>An array.</summary>
    public static JsonBytes MakeAll<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Make(json =>
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    });

    public static void Write(Utf8JsonWriter json, ShownChat shown)
    {
        var (chat, member) = (shown.Chat.Chat, shown.Chat.Member);
        var isIn = member.State is MemberState.In or MemberState.Requested;
        var name = chat.Kind == ChatKind.Private ? shown.PeerName : (chat.Name, shown.Avatar);
        json.WriteStartObject();
        json.WriteString("id"u8, chat.Id);
        json.WriteString("type"u8, ChatNames.Of(chat.Kind));
        json.WriteString("name"u8, name.Name);
        json.WriteString("avatar"u8, name.Avatar);
        json.WriteString("description"u8, chat.Description);
        json.WriteNumber("members"u8, chat.Members);
        json.WriteString("role"u8, isIn ? ChatNames.Of(member.Role) : null);
        json.WriteNumber("unread"u8, member.Unread);
        json.WritePropertyName("lastMessage"u8);
        if (shown.LastMessage is { } message)
            Write(json, message);
        else
            json.WriteNullValue();
        json.WriteBoolean("muted"u8, member.MutedUntil is not null);
        json.WriteTimeOrNull("mutedUntil"u8, member.MutedUntil is { Year: < 9999 } until ? until : null);
        json.WriteBoolean("pinned"u8, member.PinnedAt is not null);
        json.WriteBoolean("archived"u8, member.Archived);
        json.WriteBoolean("isSecret"u8, false);
        json.WriteBoolean("request"u8, member.State == MemberState.Requested);
        json.WritePropertyName("peer"u8);
        WriteUser(json, shown.Peer);
        json.WriteNumber("lastSequence"u8, isIn ? chat.LastSequence : Math.Min(member.Until ?? chat.LastSequence, chat.LastSequence));
        json.WriteNumber("readUpTo"u8, member.ReadUpTo);
        json.WriteNumberOrNull("peerReadUpTo"u8, shown.Chat.PeerReadUpTo);
        json.WriteNumberOrNull("peerDeliveredUpTo"u8, shown.Chat.PeerDeliveredUpTo);
        json.WriteNumberOrNull("expiresIn"u8, chat.ExpiresIn);
        json.WriteString("createdAt"u8, chat.CreatedAt.UtcDateTime);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ShownMember shown)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, shown.Member.UserId);
        json.WritePropertyName("user"u8);
        WriteUser(json, shown.User);
        json.WriteString("role"u8, ChatNames.Of(shown.Member.Role));
        json.WriteString("joinedAt"u8, shown.Member.JoinedAt.UtcDateTime);
        json.WriteBoolean("requested"u8, shown.Member.State == MemberState.Requested);
        json.WriteNumberOrNull("readUpTo"u8, shown.HasReceipts ? shown.Member.ReadUpTo : null);
        json.WriteNumberOrNull("deliveredUpTo"u8, shown.HasReceipts ? shown.Member.DeliveredUpTo : null);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ShownMessage shown)
    {
        var message = shown.Message;
        json.WriteStartObject();
        json.WriteString("id"u8, message.Id);
        json.WriteString("chatId"u8, message.ChatId);
        json.WriteNumberOrNull("sequence"u8, shown.SendAt is null ? message.Sequence : null);
        json.WriteIdOrNull("clientId"u8, message.ClientId);
        json.WriteString("senderId"u8, message.SenderId);
        json.WritePropertyName("sender"u8);
        WriteUser(json, shown.UserOf(message.SenderId));
        json.WriteString("type"u8, ChatNames.Of(message.Type));
        json.WriteString("text"u8, message.Text);
        if (message.Body is { } body)
            json.WriteBase64String("body"u8, body.Span);
        else
            json.WriteNull("body"u8);
        json.WriteStartArray("media"u8);
        foreach (var file in shown.Media)
            JsonSerializer.Serialize(json, file, SignedMediumJson.Default.SignedMedium);
        json.WriteEndArray();
        WriteQuote(json, shown);
        json.WritePropertyName("forwardedFrom"u8);
        WriteUser(json, message.ForwardedFrom is { } first ? shown.UserOf(first) : null);
        json.WriteBoolean("forwarded"u8, message.ForwardedFrom is not null);
        json.WriteStartArray("mentions"u8);
        foreach (var mention in message.Mentions)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, mention.Id);
            json.WriteString("username"u8, mention.Username);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("hashtags"u8);
        foreach (var hashtag in message.Hashtags)
            json.WriteStringValue(hashtag);
        json.WriteEndArray();
        json.WritePropertyName("reactions"u8);
        Write(json, shown.Reactions);
        json.WriteBoolean("silent"u8, message.Silent);
        json.WriteString("createdAt"u8, message.CreatedAt.UtcDateTime);
        json.WriteTimeOrNull("editedAt"u8, message.EditedAt);
        json.WriteTimeOrNull("deletedAt"u8, message.DeletedAt);
        json.WriteTimeOrNull("expiresAt"u8, message.ExpiresAt);
        if (shown.SendAt is { } sendAt)
            json.WriteString("sendAt"u8, sendAt.UtcDateTime);
        json.WritePropertyName("system"u8);
        WriteSystem(json, message.System, shown);
        json.WritePropertyName("preview"u8);
        if (message.Preview is { } preview)
            json.WriteRawValue(preview);
        else
            json.WriteNullValue();
        json.WriteEndObject();
    }

    /// <summary>An array of reactions.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<ReactionCount> reactions)
    {
        json.WriteStartArray();
        foreach (var reaction in reactions)
        {
            json.WriteStartObject();
            json.WriteString("emoji"u8, reaction.Emoji);
            json.WriteNumber("count"u8, reaction.Count);
            json.WriteBoolean("mine"u8, reaction.Mine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, MessageRevision revision)
    {
        json.WriteStartObject();
        json.WriteString("since"u8, revision.Since.UtcDateTime);
        json.WriteString("text"u8, revision.Text);
        json.WriteEndObject();
    }

    /// <summary>A user; null: somebody who is gone, or whom the viewer may not know of.</summary>
    public static void WriteUser(Utf8JsonWriter json, UserCard? user)
    {
        if (user is null)
            json.WriteNullValue();
        else
            json.WriteRawValue(user.Stub.Utf8.Span, skipInputValidation: true);
    }

    private static void WriteQuote(Utf8JsonWriter json, ShownMessage shown)
    {
        if (shown.Message.ReplyTo is not { } quote)
        {
            json.WriteNull("replyTo"u8);
            return;
        }

        json.WriteStartObject("replyTo"u8);
        json.WriteString("id"u8, quote.Id);
        json.WriteNumberOrNull("sequence"u8, quote.Sequence);
        json.WriteIdOrNull("senderId"u8, quote.SenderId);
        json.WriteString("type"u8, quote.Type is { } type ? ChatNames.Of(type) : null);
        json.WriteString("text"u8, quote.Text);
        json.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter json, SystemNote? note, ShownMessage shown)
    {
        if (note is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("act"u8, ChatNames.Of(note.Act));
        json.WriteStartArray("users"u8);
        foreach (var user in note.Users.Select(shown.UserOf).OfType<UserCard>())
            WriteUser(json, user);
        json.WriteEndArray();
        json.WriteString("name"u8, note.Name);
        json.WriteEndObject();
    }
}

/// <summary>A chat as one user sees it.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Peer">Of a private chat: the other, where the user may know of them.</param>
/// <param name="PeerName">What that one is called, and their picture.</param>
/// <param name="Avatar">Address of the chat's own picture.</param>
/// <param name="LastMessage">The newest message that the user sees.</param>
internal sealed record ShownChat(ChatOfUser Chat, UserCard? Peer, (string Name, string? Avatar) PeerName, string? Avatar, ShownMessage? LastMessage);

/// <summary>A member as others see them.</summary>
internal sealed record ShownMember(StoredMember Member, UserCard? User, bool HasReceipts);

/// <summary>A message as one viewer sees it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Media">Its files.</param>
/// <param name="Reactions">To it.</param>
/// <param name="UserOf">A user whom it names; null: one who is gone, or whom the viewer may not know of.</param>
/// <param name="SendAt">When it will be sent; null: it was.</param>
internal sealed record ShownMessage(
    StoredMessage Message, IReadOnlyList<SignedMedium> Media, IEnumerable<ReactionCount> Reactions, Func<Guid, UserCard?> UserOf, DateTimeOffset? SendAt = null);
