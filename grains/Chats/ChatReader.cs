using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Chats.Live;
using InstaHub.Grains.Chats.Search;

namespace InstaHub.Grains.Chats;

/// <summary>Gathers what is needed to show chats and messages: people from memory, files, reactions.</summary>
/// <remarks>In groups and channels people who block each other remain; of a private chat the one who blocks is absent for the other.</remarks>
public sealed class ChatReader(IGrainFactory grains, IMessageStore messages, ChatMedia media) : IChatViews
{
    /// <inheritdoc/>
    public async Task<IMessageForm> PrepareAsync(StoredMessage message) => new MessageForm(await ShowAsync(message, null, NoReactions));

    /// <inheritdoc/>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IEnumerable<ReactionCount> reactions)
    {
        var shown = (await ShowAsync([chat], _ => reactions))[0];
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
        await WriteAsync(chat.Member.UserId, [.. found.Select(message => new FoundMessage(message, HiddenIn(chat)))]);

    /// <summary>A JSON array of messages of several chats.</summary>
    public async Task<JsonBytes> WriteAsync(Guid viewerId, IReadOnlyList<FoundMessage> found)
    {
        var reactions = await ReactionsAsync(viewerId, found.Select(item => item.Message));
        return ChatJson.MakeAll(await ShowAsync(found, reactions), static (json, message) => ChatJson.Write(json, message));
    }

    /// <summary>A JSON object. Where there are no reactions yet, they need not be looked for.</summary>
    public async Task<JsonBytes> WriteAsync(Guid viewerId, StoredMessage message, bool isNew = false, Guid? hidden = null)
    {
        var shown = await ShowAsync(message, hidden, isNew ? NoReactions : await ReactionsAsync(viewerId, [message]));
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of messages that wait.</summary>
    public async Task<JsonBytes> WriteAsync(IReadOnlyList<ScheduledMessage> waiting) =>
        ChatJson.MakeAll(await ShowAsync(waiting), static (json, message) => ChatJson.Write(json, message));

    /// <summary>A JSON object.</summary>
    public async Task<JsonBytes> WriteAsync(ScheduledMessage waiting)
    {
        var shown = (await ShowAsync([waiting]))[0];
        return ChatJson.Make(json => ChatJson.Write(json, shown));
    }

    /// <summary>A JSON array of members.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IReadOnlyList<StoredMember> members)
    {
        var people = await FindAsync(members.Select(member => member.UserId).Where(id => id != HiddenIn(chat)));
        return ChatJson.MakeAll(
            members.Select(member => new ShownMember(
                member, people(member.UserId), chat.Chat.Kind != ChatKind.Channel && member.State == MemberState.In)),
            static (json, member) => ChatJson.Write(json, member));
    }

    /// <summary>A JSON array of people; those who are gone are left out.</summary>
    public async Task<JsonBytes> WriteAsync(ChatOfUser chat, IReadOnlyList<Guid> users)
    {
        var people = await FindAsync(users.Where(id => id != HiddenIn(chat)));
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
        var newest = chats.Select(chat => chat.LastMessage).OfType<StoredMessage>();
        return chats.Count == 0 ? [] : await ShowAsync(chats, await ReactionsAsync(chats[0].Member.UserId, newest));
    }

    private async Task<IReadOnlyList<ShownChat>> ShowAsync(IReadOnlyList<ChatOfUser> chats, Func<Guid, IEnumerable<ReactionCount>> reactions)
    {
        var newest = await ShowAsync(
            [.. chats.Where(chat => chat.LastMessage is not null).Select(chat => new FoundMessage(chat.LastMessage!, HiddenIn(chat)))], reactions);
        var newestOf = newest.ToDictionary(shown => shown.Message.ChatId);
        var people = await FindAsync(chats.Select(PeerIn).OfType<Guid>());
        return
        [
            .. from chat in chats
               let peer = PeerIn(chat) is { } id ? people(id) : null
               select new ShownChat(chat, peer, NameOf(peer), media.OfAvatar(chat.Chat.AvatarId), newestOf.GetValueOrDefault(chat.Chat.Id)),
        ];

        static Guid? PeerIn(ChatOfUser chat) => HiddenIn(chat) is null ? chat.Chat.PeerOf(chat.Member.UserId) : null;
    }

    private async Task<ShownMessage> ShowAsync(StoredMessage message, Guid? hidden, Func<Guid, IEnumerable<ReactionCount>> reactions) =>
        (await ShowAsync([new FoundMessage(message, hidden)], reactions))[0];

    // People and files are asked for once, however many messages there are.
    private async Task<IReadOnlyList<ShownMessage>> ShowAsync(IReadOnlyList<FoundMessage> found, Func<Guid, IEnumerable<ReactionCount>> reactions)
    {
        var people = await FindAsync(found.SelectMany(item => PeopleIn(item.Message).Where(id => id != item.Hidden)));
        var files = await media.FindAsync(found.SelectMany(item => item.Message.Media));
        return
        [
            .. found.Select(item => new ShownMessage(
                item.Message, [.. item.Message.Media.Select(files).OfType<SignedMedium>()], reactions(item.Message.Id),
                id => id == item.Hidden ? null : people(id))),
        ];
    }

    private async Task<IReadOnlyList<ShownMessage>> ShowAsync(IReadOnlyList<ScheduledMessage> waiting)
    {
        var shown = await ShowAsync([.. waiting.Select(scheduled => new FoundMessage(AsStored(scheduled), null))], NoReactions);
        return [.. shown.Zip(waiting, (message, scheduled) => message with { SendAt = scheduled.SendAt })];
    }

    private static StoredMessage AsStored(ScheduledMessage waiting)
    {
        var message = waiting.Message;
        return new StoredMessage
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
    }

    private static IReadOnlyList<Guid> PeopleIn(StoredMessage message) =>
        message.System is { } system ? [message.SenderId, .. system.Users]
        : message.ForwardedFrom is { } first ? [message.SenderId, first]
        : [message.SenderId];

    private async Task<Func<Guid, IEnumerable<ReactionCount>>> ReactionsAsync(Guid viewerId, IEnumerable<StoredMessage> found)
    {
        Guid[] ids = [.. found.Select(message => message.Id)];
        if (ids.Length == 0)
            return NoReactions;
        var reactions = await messages.FindReactionsAsync(viewerId, ids);
        return id => reactions[id];
    }

    private static IEnumerable<ReactionCount> NoReactions(Guid messageId) => [];

    // Those whose accounts are active.
    private async Task<Func<Guid, UserCard?>> FindAsync(IEnumerable<Guid> ids)
    {
        var cards = await Task.WhenAll(ids.Distinct().Select(async id => (Id: id, Card: await grains.GetUser(id).GetCard())));
        var known = cards.Where(found => found.Card is { Status: AccountStatus.Active }).ToDictionary(found => found.Id, found => found.Card!);
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
