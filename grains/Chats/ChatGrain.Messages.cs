using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Chats;

/// <summary>What is read of messages, and done to those that are there.</summary>
public sealed partial class ChatGrain
{
    public async Task<Result<MessagePage>> GetMessages(Guid userId, HistoryWindow window, int limit, CancellationToken cancellationToken = default)
    {
        var chat = await FindAsync(userId, ChatAct.See);
        if (!chat.IsSuccess)
            return chat.Error;
        var viewer = chat.Value.Member;
        IReadOnlyList<StoredMessage> found;
        if (window.Around is { } around)
        {
            // The older half has the message itself; what one half lacks is not made up for by the other.
            var older = await messages.FindManyAsync(ChatId, viewer, 0, around < long.MaxValue ? around + 1 : around, oldest: false, (limit / 2) + 1, cancellationToken);
            var newer = limit - older.Count > 0
                ? await messages.FindManyAsync(ChatId, viewer, around, long.MaxValue, oldest: true, limit - ((limit / 2) + 1), cancellationToken) : [];
            found = [.. newer, .. older.Take(limit)];
        }
        else
        {
            found = await messages.FindManyAsync(
                ChatId, viewer, window.After ?? 0, window.Before ?? long.MaxValue, oldest: window.After is not null, limit, cancellationToken);
        }

        // There is something older unless the oldest that this viewer could see is here.
        long? next = found.Count > 0 && found[^1].Sequence > viewer.Since + 1 ? found[^1].Sequence : null;
        return new MessagePage(await reader.WriteAsync(chat.Value, found), next);
    }

    public async Task<Result<ChatPage>> GetPins(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        var chat = await FindAsync(userId, ChatAct.See);
        if (!chat.IsSuccess)
            return chat.Error;
        var found = await messages.FindPinsAsync(ChatId, chat.Value.Member, after, limit + 1, cancellationToken);
        var next = found.Count > limit ? found[limit - 1].Position : null;
        return new ChatPage(await reader.WriteAsync(chat.Value, [.. found.Take(limit).Select(pin => pin.Message)]), next);
    }

    public async Task<Result<ChatPage>> GetReaders(
        Guid userId, Guid messageId, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        var found = await FindMessageAsync(userId, messageId, ChatAct.SeeReaders);
        if (!found.IsSuccess)
            return found.Error;
        var readers = await messages.FindReadersAsync(ChatId, found.Value.Message, after?.Id, limit + 1, cancellationToken);
        var next = readers.Count > limit ? new ChatPosition(0, DateTimeOffset.UnixEpoch, readers[limit - 1]) : null;
        return new ChatPage(await reader.WriteAsync(found.Value.Chat, [.. readers.Take(limit)]), next);
    }

    public async Task<Result<JsonBytes>> GetHistory(Guid userId, Guid messageId)
    {
        var found = await FindMessageAsync(userId, messageId, ChatAct.See);
        return found.IsSuccess
            ? ChatJson.MakeAll(await messages.FindRevisionsAsync(messageId), static (json, revision) => ChatJson.Write(json, revision))
            : found.Error;
    }

    public async Task<Result<JsonBytes>> EditMessage(Guid userId, Guid messageId, string text)
    {
        text = ChatInput.Normalise(text);
        if (ChatInput.TextProblem(text) is { } problem)
            return ChatErrors.Invalid("text", problem);
        var (mentions, hashtags) = await ReadTextAsync(userId, text);
        if (await acts.EditAsync(ActOf(userId, messageId), text, mentions, hashtags) is { } refusal)
            return refusal;
        var edited = await FindMessageAsync(userId, messageId, ChatAct.See);
        if (!edited.IsSuccess)
            return edited.Error;
        previews.Begin(edited.Value.Message);
        return await reader.WriteAsync(userId, edited.Value.Message);
    }

    public async Task<Result<bool>> DeleteMessage(Guid userId, Guid messageId, bool forAll)
    {
        var act = ActOf(userId, messageId);
        var refusal = forAll ? await acts.DeleteAsync(act) : await acts.HideAsync(act);
        if (refusal is null && !forAll)
            await teller.TellAsync(new ChatNews(ChatNewsKind.Hidden, ChatId, userId) { MessageId = messageId });
        // It may wait for its time.
        if (refusal == ChatErrors.NoSuchMessage && await messages.UnscheduleAsync(ChatId, messageId, userId))
            return true;
        return refusal is null ? true : refusal;
    }

    public async Task<Result<bool>> PinMessage(Guid userId, Guid messageId, bool pinned) =>
        await acts.PinAsync(ActOf(userId, messageId), pinned) is { } refusal ? refusal : pinned;

    public async Task<Result<JsonBytes>> React(Guid userId, Guid messageId, string emoji, bool on)
    {
        if (!ChatInput.IsEmoji(emoji))
            return ChatErrors.Invalid("emoji", "This is one emoji.");
        return await acts.ReactAsync(ActOf(userId, messageId), emoji, on) is { } refusal ? refusal : await reader.WriteReactionsAsync(userId, messageId);
    }

    public Task ExpireDue(Guid messageId) => acts.ExpireAsync(ChatId, messageId, clock.Next());

    public Task<Result<ChatReadMark>> Read(Guid userId, long upTo) => MarkAsync(userId, upTo, isRead: true);

    public Task<Result<ChatReadMark>> Delivered(Guid userId, long upTo) => MarkAsync(userId, upTo, isRead: false);

    private async Task<Result<ChatReadMark>> MarkAsync(Guid userId, long upTo, bool isRead)
    {
        if (upTo < 0)
            return ChatErrors.Invalid("upTo", "This is the number of a message.");
        var happening = ChatHappenings.Event(
            isRead ? ChatEvents.Read : ChatEvents.Delivered, new ChatHappening(ChatId, userId, UpTo: upTo), time.GetUtcNow());
        var outcome = await messages.MarkAsync(new ReceiptWrite(ChatId, userId, upTo, isRead, happening));
        if (outcome.Verdict == SendVerdict.Sent && (isRead || outcome.IsTold))
        {
            await teller.TellAsync(new ChatNews(isRead ? ChatNewsKind.Read : ChatNewsKind.Delivered, ChatId, userId)
            {
                EventId = happening.Id,
                Number = isRead ? outcome.ReadUpTo : upTo,
                Users = outcome.IsTold ? [] : [userId],
            });
        }

        return outcome.Verdict switch
        {
            SendVerdict.NoSuchChat => NotThere<ChatReadMark>(),
            SendVerdict.NotAMember => ChatErrors.NotAMember,
            _ => new ChatReadMark(outcome.ReadUpTo, outcome.Unread),
        };
    }

    // One that is there and that the user sees.
    private async Task<Result<(ChatOfUser Chat, StoredMessage Message)>> FindMessageAsync(Guid userId, Guid messageId, ChatAct act)
    {
        if (await chats.FindAsync(ChatId, userId) is not { } chat
            || await messages.FindAsync(ChatId, chat.Member, messageId) is not { DeletedAt: null } message)
            return ChatErrors.NoSuchMessage;
        return ChatRules.Refusal(act, chat.Standing) is { } refusal ? refusal : (chat, message);
    }

    private MessageAct ActOf(Guid userId, Guid messageId) => new(ChatId, messageId, userId, clock.Next());
}
