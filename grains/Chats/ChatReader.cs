using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Chats.Search;

namespace InstaHub.Grains.Chats;

/// <summary>Gathers what is needed to show chats and messages: people from memory, files, reactions.</summary>
/// <remarks>In groups and channels people who block each other remain; of a private chat the one who blocks is absent for the other.</remarks>
public sealed class ChatReader(IGrainFactory grains, IMessageStore messages, ChatMedia media) : IChatViews
{
    /// <inheritdoc/>
    public async Task<IMessageForm> PrepareAsync(StoredMessage message) => new MessageForm(await ShowAsync(message, null, []));

    /// <inheritdoc/>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IEnumerable<ReactionCount> reactions)
    {
        var shown = await ShowAsync(chat, reactions);
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of chats.</summary>
    public async Task<JsonBytes> WriteAsync(IReadOnlyList<ChatOfUser> chats) =>
        ChatJson.MakeAll(await ShowAsync(chats), static (json, chat) => ChatJson.Write(json, chat));

    /// <summary>A JSON object.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat)
    {
        var shown = (await ShowAsync([chat]))[0];
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of messages of one chat.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IReadOnlyList<StoredMessage> found) =>
        ChatJson.MakeAll(await ShowAsync(chat.Member.UserId, HiddenIn(chat), found), static (json, message) => ChatJson.Write(json, message));

    /// <summary>A JSON array of messages of several chats.</summary>
    public async Task<JsonBytes> WriteAsync(Guid viewerId, IReadOnlyList<FoundMessage> found)
    {
        var reactions = await messages.FindReactionsAsync(viewerId, [.. found.Select(item => item.Message.Id)]);
        var shown = await Task.WhenAll(found.Select(item => ShowAsync(item.Message, item.Hidden, reactions[item.Message.Id])));
        return ChatJson.MakeAll(shown, static (json, message) => ChatJson.Write(json, message));
    }

    /// <summary>A JSON object. Where there are no reactions yet, they need not be looked for.</summary>
    public async Task<JsonBytes> WriteAsync(Guid viewerId, StoredMessage message, bool isNew = false, Guid? hidden = null)
    {
        var shown = (await ShowAsync(viewerId, hidden, [message], hasReactions: !isNew))[0];
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of messages that wait.</summary>
    public async Task<JsonBytes> WriteAsync(IReadOnlyList<ScheduledMessage> waiting)
    {
        var shown = new List<ShownMessage>(waiting.Count);
        foreach (var scheduled in waiting)
            shown.Add(await ShowAsync(scheduled));
        return ChatJson.MakeAll(shown, static (json, message) => ChatJson.Write(json, message));
    }

    /// <summary>A JSON object.</summary>
    public async Task<JsonBytes> WriteAsync(ScheduledMessage waiting)
    {
        var shown = await ShowAsync(waiting);
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of members.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IReadOnlyList<StoredMember> members)
    {
        var people = await FindAsync(members.Select(member => member.UserId), HiddenIn(chat));
        return ChatJson.MakeAll(
            members.Select(member => new ShownMember(
                member, people(member.UserId), chat.Chat.Kind != ChatKind.Channel && member.State == MemberState.In)),
            static (json, member) => ChatJson.Write(json, member));
    }

    /// <summary>A JSON array of people; those who are gone are left out.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IReadOnlyList<Guid> users)
    {
        var people = await FindAsync(users, HiddenIn(chat));
        return ChatJson.MakeAll(users.Select(people).OfType<UserCard>(), static (json, user) => ChatJson.WriteUser(json, user));
    }

    /// <summary>A JSON object: the reactions to a message.</summary>
    public async Task<JsonBytes> WriteReactionsAsync(Guid viewerId, Guid messageId)
    {
        var reactions = (await messages.FindReactionsAsync(viewerId, [messageId]))[messageId];
        return ChatJson.Make(json =>
        {
            json.WriteStartObject();
            json.WriteString("messageId"u8, messageId);
            json.WritePropertyName("reactions"u8);
            ChatJson.Write(json, reactions);
            json.WriteEndObject();
        });
    }

    // Whom the viewer may not know of, of a private chat.
    private static Guid? HiddenIn(ChatOfUser chat) => chat.Peer.HasFlag(Relation.BlockedBy) ? chat.Chat.PeerOf(chat.Member.UserId) : null;

    private async Task<IReadOnlyList<ShownChat>> ShowAsync(IReadOnlyList<ChatOfUser> chats)
    {
        var shown = new List<ShownChat>(chats.Count);
        var newest = chats.Select(chat => chat.LastMessage).OfType<StoredMessage>().ToArray();
        var reactions = newest.Length == 0 ? null : await messages.FindReactionsAsync(chats[0].Member.UserId, [.. newest.Select(message => message.Id)]);
        foreach (var chat in chats)
            shown.Add(await ShowAsync(chat, chat.LastMessage is { } message ? reactions![message.Id] : []));
        return shown;
    }

    private async Task<ShownChat> ShowAsync(ChatOfUser chat, IEnumerable<ReactionCount> reactions)
    {
        var peerId = HiddenIn(chat) is null ? chat.Chat.PeerOf(chat.Member.UserId) : null;
        var peer = peerId is { } id ? (await FindAsync([id], null))(id) : null;
        var last = chat.LastMessage is { } message ? await ShowAsync(message, HiddenIn(chat), reactions) : null;
        return new ShownChat(chat, peer, NameOf(peer), media.OfAvatar(chat.Chat.AvatarId), last);
    }

    private async Task<IReadOnlyList<ShownMessage>> ShowAsync(
        Guid viewerId, Guid? hidden, IReadOnlyList<StoredMessage> found, bool hasReactions = true)
    {
        if (found.Count == 0)
            return [];
        var reactions = hasReactions ? await messages.FindReactionsAsync(viewerId, [.. found.Select(message => message.Id)]) : null;
        return await Task.WhenAll(found.Select(message => ShowAsync(message, hidden, reactions is null ? [] : reactions[message.Id])));
    }

    private async Task<ShownMessage> ShowAsync(StoredMessage message, Guid? hidden, IEnumerable<ReactionCount> reactions)
    {
        var people = await FindAsync(
            message.System is { } system ? [message.SenderId, .. system.Users]
            : message.ForwardedFrom is { } first ? [message.SenderId, first]
            : [message.SenderId], hidden);
        return new ShownMessage(message, await FilesAsync(message.ForwardedFrom ?? message.SenderId, message.Media), reactions, people);
    }

    private async Task<ShownMessage> ShowAsync(ScheduledMessage waiting)
    {
        var message = waiting.Message;
        var stored = new StoredMessage
        {
            Id = message.Id,
            ChatId = waiting.ChatId,
            Sequence = 0,
            SenderId = message.SenderId,
            ClientId = message.ClientId,
            Type = message.Type,
            Text = message.Text,
            Body = message.Body,
            Media = message.Media,
            ReplyTo = message.ReplyTo is { } replyTo ? new MessageQuote(replyTo, null, null, null, null) : null,
            Silent = message.Silent,
            CreatedAt = waiting.CreatedAt,
        };
        return await ShowAsync(stored, null, []) with { SendAt = waiting.SendAt };
    }

    private async Task<IReadOnlyList<ShownFile>> FilesAsync(Guid ownerId, IReadOnlyList<Guid> ids) =>
        ids.Count == 0 ? [] : [.. (await Task.WhenAll(ids.Select(id => media.FindAsync(ownerId, id)))).OfType<ShownFile>()];

    // Those whose accounts are active.
    private async Task<Func<Guid, UserCard?>> FindAsync(IEnumerable<Guid> ids, Guid? hidden)
    {
        var known = new Dictionary<Guid, UserCard>();
        foreach (var id in ids.Distinct())
        {
            if (id != hidden && await grains.GetUser(id).GetCard() is { Status: AccountStatus.Active } card)
                known[id] = card;
        }

        return id => known.GetValueOrDefault(id);
    }

    private static (string Name, string? Avatar) NameOf(UserCard? user)
    {
        if (user is null)
            return ("", null);
        using var stub = JsonDocument.Parse(user.Stub.Utf8);
        return (stub.RootElement.GetProperty("displayName").GetString()!, stub.RootElement.GetProperty("avatar").GetString());
    }

    private sealed class MessageForm(ShownMessage shown) : IMessageForm
    {
        public JsonBytes Write(IEnumerable<ReactionCount> reactions, bool showsQuote)
        {
            var quote = shown.Message.ReplyTo;
            var message = showsQuote || quote is null ? shown.Message : shown.Message with { ReplyTo = new MessageQuote(quote.Id, null, null, null, null) };
            return ChatJson.Make(json => ChatJson.Write(json, shown with { Message = message, Reactions = reactions }));
        }
    }
}
