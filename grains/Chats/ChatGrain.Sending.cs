using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Grains.Chats;

/// <summary>Sending: now, at a time, and what was said elsewhere.</summary>
public sealed partial class ChatGrain
{
    public async Task<Result<SentMessage>> Send(NewMessage message)
    {
        var good = ChatInput.Check(message, time.GetUtcNow());
        if (!good.IsSuccess)
            return good.Error;
        message = good.Value;
        if (message.Media.Count > 0 || message.SendAt is not null)
        {
            // Files are attached before the message is written; not those of who may not send.
            var chat = await FindAsync(message.SenderId, ChatAct.Send);
            if (!chat.IsSuccess)
                return chat.Error;
            if (await media.AttachAsync(message.SenderId, ChatId, message.Type, message.Media) is { } refusal)
                return refusal;
        }

        return message.SendAt is { } at ? await ScheduleAsync(message, at) : await SendAsync(await ReadAsync(message), message.ReplyTo, message.ExpiresIn);
    }

    public async Task<Result<SentMessage>> Forward(Guid userId, Guid newId, Guid messageId)
    {
        if (await messages.FindChatOfAsync(messageId) is not { } sourceId
            || await chats.FindAsync(sourceId, userId) is not { } source
            || await messages.FindAsync(sourceId, source.Member, messageId) is not { DeletedAt: null } said)
            return ChatErrors.NoSuchMessage;
        if (said.Type is MessageType.System or MessageType.Encrypted)
            return ChatErrors.WrongType;
        return await SendAsync(
            new StoredMessage
            {
                Id = newId,
                ChatId = ChatId,
                Sequence = 0,
                SenderId = userId,
                Type = said.Type,
                Text = said.Text,
                Media = said.Media,
                ForwardedFrom = said.ForwardedFrom ?? said.SenderId,
                Hashtags = said.Hashtags,
                CreatedAt = clock.Next(),
            },
            replyTo: null, expiresIn: null);
    }

    public async Task<Result<ChatPage>> GetScheduled(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default)
    {
        var chat = await FindAsync(userId, ChatAct.See);
        if (!chat.IsSuccess)
            return chat.Error;
        var found = await messages.FindScheduledAsync(ChatId, userId, after, limit + 1, cancellationToken);
        var next = found.Count > limit ? new ChatPosition(0, found[limit - 1].SendAt, found[limit - 1].Message.Id) : null;
        return new ChatPage(await reader.WriteAsync([.. found.Take(limit)]), next);
    }

    public async Task SendDue(Guid messageId)
    {
        if (await messages.FindScheduledAsync(messageId) is not { } waiting || waiting.ChatId != ChatId)
            return;
        var sent = await SendAsync(await ReadAsync(waiting.Message), waiting.Message.ReplyTo, waiting.Message.ExpiresIn, isScheduled: true);
        // Of one who may not send any more it waits in vain; what it would have replied to may be gone, which is no reason.
        if (sent.Error == ChatErrors.NoSuchMessage)
            sent = await SendAsync(await ReadAsync(waiting.Message), replyTo: null, waiting.Message.ExpiresIn, isScheduled: true);
        if (sent is not { IsSuccess: true, Value.IsNew: true })
            await messages.UnscheduleAsync(ChatId, messageId, waiting.Message.SenderId);
    }

    private async Task<Result<SentMessage>> ScheduleAsync(NewMessage message, DateTimeOffset at)
    {
        var waiting = await messages.ScheduleAsync(new ScheduledMessage(message, ChatId, at, clock.Next()));
        return waiting is null
            ? ChatErrors.TooManyScheduled
            : new SentMessage(await reader.WriteAsync(waiting), Sequence: 0, IsNew: waiting.Message.Id == message.Id);
    }

    // What it says is read; who is mentioned is known.
    private async Task<StoredMessage> ReadAsync(NewMessage message)
    {
        var (mentions, hashtags) = await ReadTextAsync(message.SenderId, message.Text ?? "");
        return new StoredMessage
        {
            Id = message.Id,
            ChatId = ChatId,
            Sequence = 0,
            SenderId = message.SenderId,
            ClientId = message.ClientId,
            Type = message.Type,
            Text = message.Text,
            Body = message.Body,
            Media = message.Media,
            Mentions = mentions,
            Hashtags = hashtags,
            Silent = message.Silent,
            CreatedAt = clock.Next(),
        };
    }

    private async Task<(IReadOnlyList<MessageMention> Mentions, IReadOnlyList<string> Hashtags)> ReadTextAsync(Guid senderId, string text)
    {
        var parsed = PostText.Parse(text);
        if (parsed.Entities.Count == 0)
            return ([], []);
        var mentions = await people.MentionedAsync(senderId, parsed.Mentions);
        return ([.. mentions.Select(mention => new MessageMention(mention.Id, mention.Username))], parsed.Hashtags);
    }

    private async Task<Result<SentMessage>> SendAsync(StoredMessage message, Guid? replyTo, int? expiresIn, bool isScheduled = false)
    {
        var happening = ChatHappenings.Event(ChatEvents.Sent, new ChatHappening(ChatId, message.SenderId, message.Id), message.CreatedAt);
        var outcome = await messages.SendAsync(new MessageSend(message, replyTo, expiresIn, isScheduled, happening));
        switch (outcome.Verdict)
        {
            case SendVerdict.NoSuchChat:
                return NotThere<SentMessage>();
            case SendVerdict.NotAMember:
                return ChatErrors.NotAMember;
            case SendVerdict.NotAllowed:
                return ChatErrors.NotAllowed;
            case SendVerdict.Blocked:
                return GraphErrors.Blocked;
            case SendVerdict.NoSuchMessage or SendVerdict.Withdrawn:
                return ChatErrors.NoSuchMessage;
            case SendVerdict.Sent when replyTo is null:
                var sent = message with { Sequence = outcome.Sequence, ExpiresAt = outcome.ExpiresAt };
                var json = await reader.WriteAsync(message.SenderId, sent, isNew: true);
                await TellSentAsync(happening, message, outcome.Sequence, json);
                previews.Begin(message);
                return new SentMessage(json, outcome.Sequence, IsNew: true);
            case SendVerdict.Sent:
                await TellSentAsync(happening, message, outcome.Sequence, json: null); // others may not see what it quotes
                previews.Begin(message);
                break;
        }

        // What it quotes is to be read, or what was sent before.
        if (await chats.FindAsync(ChatId, message.SenderId) is not { } chat
            || await messages.FindAsync(ChatId, chat.Member, outcome.MessageId) is not { } there)
            return ChatErrors.NoSuchMessage;
        return new SentMessage(await reader.WriteAsync(message.SenderId, there), there.Sequence, outcome.Verdict == SendVerdict.Sent);
    }

    private Task TellSentAsync(DomainEvent happening, StoredMessage message, long sequence, JsonBytes? json) =>
        teller.TellAsync(new ChatNews(ChatNewsKind.Sent, ChatId, message.SenderId)
        {
            EventId = happening.Id,
            MessageId = message.Id,
            Number = sequence,
            Message = json,
        });
}
