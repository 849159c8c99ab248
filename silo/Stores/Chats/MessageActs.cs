using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Chats;
using InstaHub.Silo.Stores.Accounts;
using InstaHub.Silo.Stores.Events;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Chats;

/// <inheritdoc cref="IMessageActs"/>
internal sealed class MessageActs(EventTransactions transactions) : IMessageActs
{
    // Empty rows are found too, so that what is done again is known; not what the user of the third parameter has deleted for themselves.
    private static readonly string Lock =
        $"""
        select {MessageRows.Columns} from messages m {MessageRows.Quoted("null::uuid", "0")}
        where m.id = $1 and m.chat_id = $2 and {MessageRows.IsShown("$3")} for no key update of m
        """;

    private const string Change =
        """
        update messages set text = $2, mentions = $3, mention_names = $4, hashtags = $5, edited_at = $6, version = version + 1, preview = null where id = $1
        """;

    private const string Keep = "insert into message_edits (message_id, version, text, since) values ($1, $2, $3, $4)";

    private static readonly string Forget =
        $"""
        delete from message_edits where message_id = $1 and version <=
            (select version from message_edits where message_id = $1 order by version desc offset {ChatLimits.MaxRevisions} limit 1)
        """;

    // No edit: the version stays. Nothing that disappeared or was edited meanwhile.
    private const string Preview =
        """
        update messages set preview = $4
        where id = $1 and chat_id = $2 and version = $3 and deleted_at is null and (expires_at is null or expires_at > clock_timestamp())
            and preview is distinct from $4
        returning sender_id
        """;

    private const string Hide = "insert into message_hidden (message_id, user_id) values ($1, $2) on conflict do nothing";

    private static readonly string Pin =
        $"""
        insert into message_pins (message_id, chat_id, sequence, pinned_by, pinned_at)
        select $1, $2, $3, $4, $5 where (select count(*) from message_pins where chat_id = $2) < {ChatLimits.MaxPinnedMessages} on conflict do nothing
        """;

    private const string IsPinned = "select exists (select from message_pins where message_id = $1)";

    private const string Unpin = "delete from message_pins where message_id = $1";

    public Task<Error?> EditAsync(MessageAct act, string text, IReadOnlyList<MessageMention> mentions, IReadOnlyList<string> hashtags) =>
        RunAsync(act, ChatAct.EditMessage, async (chat, message) =>
        {
            if (message.SenderId != act.ActorId)
                return ChatErrors.NotTheSender;
            if (message.Type is MessageType.System or MessageType.Encrypted || message.ForwardedFrom is not null)
                return ChatErrors.WrongType;
            if (message.Type == MessageType.Text && text.Length == 0)
                return ChatErrors.Invalid("text", "A message is not empty.");
            if ((message.Text ?? "") == text)
                return null;
            await chat.CommandOf(Keep).With(message.Id).With(message.Version).With(message.Text ?? "").At(message.EditedAt ?? message.CreatedAt).ExecuteNonQueryAsync();
            await chat.CommandOf(Forget).With(message.Id).ExecuteNonQueryAsync();
            await chat.CommandOf(Change).With(message.Id).With(text).With<Guid[]>([.. mentions.Select(mention => mention.Id)])
                .With<string[]>([.. mentions.Select(mention => mention.Username)]).With<string[]>([.. hashtags]).At(act.At).ExecuteNonQueryAsync();
            chat.Tell(ChatEvents.Edited, messageId: message.Id);
            return null;
        });

    public Task<Error?> HideAsync(MessageAct act) => RunAsync(act, ChatAct.Hide, async (chat, message) =>
    {
        await chat.CommandOf(Hide).With(message.Id).With(act.ActorId).ExecuteNonQueryAsync();
        return null;
    }, evenDeleted: true);

    public Task<Error?> PinAsync(MessageAct act, bool pinned) => RunAsync(act, ChatAct.PinMessage, async (chat, message) =>
    {
        if (message.Type == MessageType.System)
            return ChatErrors.WrongType;
        var changed = pinned
            ? await chat.CommandOf(Pin).With(message.Id).With(act.ChatId).With(message.Sequence).With(act.ActorId).At(act.At).ExecuteNonQueryAsync()
            : await chat.CommandOf(Unpin).With(message.Id).ExecuteNonQueryAsync();
        if (changed > 0)
            chat.Tell(ChatEvents.PinsChanged, messageId: message.Id);
        else if (pinned && !(bool)(await chat.CommandOf(IsPinned).With(message.Id).ExecuteScalarAsync())!)
            return ChatErrors.TooManyPinned;
        return null;
    }, locksChat: true);

    public Task<Error?> ReactAsync(MessageAct act, string emoji, bool on) => RunAsync(act, ChatAct.React, async (chat, message) =>
        message.Type == MessageType.System ? ChatErrors.WrongType
        : on ? await MessageReactions.AddAsync(chat, message.Id, emoji)
        : await MessageReactions.RemoveAsync(chat, message.Id, emoji));

    public Task SetPreviewAsync(Guid chatId, Guid messageId, long version, string preview, DateTimeOffset at) => transactions.RunAsync<bool>(
        async (connection, events) =>
        {
            // Nobody does it: the event names whose message it is.
            var chat = new ChatTransaction(connection, events, chatId, Guid.Empty, at);
            var command = chat.CommandOf(Preview).With(messageId).With(chatId).With(version).OrNull(preview, NpgsqlDbType.Jsonb);
            if (await command.ExecuteScalarAsync() is not Guid senderId)
                return false;
            new ChatTransaction(connection, events, chatId, senderId, at).Tell(ChatEvents.Edited, messageId: messageId);
            return true;
        },
        CancellationToken.None);

    public Task<Error?> DeleteAsync(MessageAct act) => transactions.RunAsync<Error?>(
        async (connection, events) =>
        {
            var chat = new ChatTransaction(connection, events, act.ChatId, act.ActorId, act.At);
            var (actor, message) = (await chat.FindActorAsync(), await FindAsync(chat, act.MessageId));
            if (actor is null || message is null || !actor.Member.Sees(message.Sequence))
                return ChatErrors.NoSuchMessage;
            var isOwn = message.SenderId == act.ActorId;
            if (ChatRules.Refusal(isOwn ? ChatAct.DeleteOwn : ChatAct.DeleteOthers, actor.Standing) is { } refusal)
                return refusal;
            if (message.Type == MessageType.System)
                return ChatErrors.WrongType;
            if (message.DeletedAt is null)
                await MessageErasure.EraseAsync(chat, message);
            return null;
        },
        CancellationToken.None);

    public Task ExpireAsync(Guid chatId, Guid messageId, DateTimeOffset at) => EraseAsync(chatId, messageId, at, onlyWhenOver: true);

    /// <summary>Empties a message, whoever may.</summary>
    internal Task EraseAsync(Guid chatId, Guid messageId, DateTimeOffset at, bool onlyWhenOver) => transactions.RunAsync<bool>(
        async (connection, events) =>
        {
            var look = new ChatTransaction(connection, events, chatId, Guid.Empty, at);
            if (await FindAsync(look, messageId) is not { } message || (onlyWhenOver && !await MessageErasure.IsOverAsync(look, messageId)))
                return false;
            await MessageErasure.EraseAsync(new ChatTransaction(connection, events, chatId, message.SenderId, at), message);
            return true;
        },
        CancellationToken.None);

    /// <summary>Takes a reaction back, whoever may.</summary>
    internal Task<Error?> RemoveReactionAsync(MessageAct act, string emoji) => transactions.RunAsync<Error?>(
        async (connection, events) =>
        {
            var chat = new ChatTransaction(connection, events, act.ChatId, act.ActorId, act.At);
            return await FindAsync(chat, act.MessageId) is null ? ChatErrors.NoSuchMessage : await MessageReactions.RemoveAsync(chat, act.MessageId, emoji);
        },
        CancellationToken.None);

    private Task<Error?> RunAsync(
        MessageAct act, ChatAct kind, Func<ChatTransaction, StoredMessage, Task<Error?>> work, bool locksChat = false, bool evenDeleted = false) =>
        transactions.RunAsync<Error?>(
            async (connection, events) =>
            {
                var chat = new ChatTransaction(connection, events, act.ChatId, act.ActorId, act.At);
                if (locksChat && !await chat.LockAsync())
                    return ChatErrors.NoSuchMessage;
                var (actor, message) = (await chat.FindActorAsync(), await FindAsync(chat, act.MessageId, evenDeleted ? null : act.ActorId));
                if (actor is null || message is null || !actor.Member.Sees(message.Sequence) || (message.DeletedAt is not null && !evenDeleted))
                    return ChatErrors.NoSuchMessage;
                return ChatRules.Refusal(kind, actor.Standing) is { } refusal ? refusal : await work(chat, message);
            },
            CancellationToken.None);

    private static async Task<StoredMessage?> FindAsync(ChatTransaction chat, Guid messageId, Guid? viewerId = null)
    {
        await using var command = chat.CommandOf(Lock).With(messageId).With(chat.ChatId).With(viewerId ?? Guid.Empty);
        return (await command.ReadAllAsync(row => MessageRows.Read(row), CancellationToken.None)).SingleOrDefault();
    }
}
