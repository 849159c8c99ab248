using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Chats;

/// <summary>Messages in the database. Those of a chat are numbered 1, 2, 3, … with no gap, whoever sends at the same time.</summary>
public interface IMessageStore
{
    /// <summary>Sends a message: number, counters, event in one transaction with those of others.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<SendOutcome> SendAsync(MessageSend message, CancellationToken cancellationToken = default);

    /// <summary>Moves marks forward.</summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<ReceiptOutcome> MarkAsync(ReceiptWrite receipt, CancellationToken cancellationToken = default);

    /// <summary>Messages of a chat that a viewer has not deleted for themselves, newest first.</summary>
    /// <param name="chatId">The chat.</param>
    /// <param name="viewer">Who looks: sees no others than those of their time in it.</param>
    /// <param name="above">Only those with a greater number.</param>
    /// <param name="below">Only those with a smaller one.</param>
    /// <param name="oldest">Whether, where there are more than <paramref name="count"/>, the oldest are meant, not the newest.</param>
    /// <param name="count">Most of them.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<StoredMessage>> FindManyAsync(
        Guid chatId, StoredMember viewer, long above, long below, bool oldest, int count, CancellationToken cancellationToken = default);

    /// <summary>One message of a chat; null: there is none, or the viewer may not see it, or has deleted it for themselves.</summary>
    Task<StoredMessage?> FindAsync(Guid chatId, StoredMember viewer, Guid messageId, CancellationToken cancellationToken = default);

    /// <summary>The reactions to messages, those that came first first.</summary>
    Task<ILookup<Guid, ReactionCount>> FindReactionsAsync(Guid viewerId, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Pinned messages that a viewer sees, the one pinned last first, each with the position of its pin.</summary>
    Task<IReadOnlyList<(StoredMessage Message, ChatPosition Position)>> FindPinsAsync(
        Guid chatId, StoredMember viewer, ChatPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>Who of those in a chat has read a message, by id, without its sender.</summary>
    Task<IReadOnlyList<Guid>> FindReadersAsync(Guid chatId, StoredMessage message, Guid? after, int count, CancellationToken cancellationToken = default);

    /// <summary>What a message said before its edits, newest first.</summary>
    Task<IReadOnlyList<MessageRevision>> FindRevisionsAsync(Guid messageId, CancellationToken cancellationToken = default);

    /// <summary>In which chat a message is, sent or scheduled; null: there is none.</summary>
    Task<Guid?> FindChatOfAsync(Guid messageId, CancellationToken cancellationToken = default);

    /// <summary>Keeps a message for its time. One of the same id, or of the same client id by that sender, is given back.</summary>
    /// <returns>What is kept; null: there are too many already.</returns>
    Task<ScheduledMessage?> ScheduleAsync(ScheduledMessage message, CancellationToken cancellationToken = default);

    /// <summary>A message that waits; null: none.</summary>
    Task<ScheduledMessage?> FindScheduledAsync(Guid messageId, CancellationToken cancellationToken = default);

    /// <summary>The messages of a sender that wait in a chat, the next first.</summary>
    Task<IReadOnlyList<ScheduledMessage>> FindScheduledAsync(
        Guid chatId, Guid senderId, ChatPosition? after, int count, CancellationToken cancellationToken = default);

    /// <summary>Takes a message that waits away; one that has been sent stays.</summary>
    /// <returns>Whether there was one of this sender.</returns>
    Task<bool> UnscheduleAsync(Guid chatId, Guid messageId, Guid senderId);
}

/// <summary>A message to be sent, checked.</summary>
/// <param name="Message">What it says. Sequence and quote are not looked at.</param>
/// <param name="ReplyTo">The message that it replies to.</param>
/// <param name="ExpiresIn">Seconds; null: as the chat has it.</param>
/// <param name="IsScheduled">Whether it is sent only while it waits under its id, and waits no more then.</param>
/// <param name="Event">What is told of it.</param>
public sealed record MessageSend(StoredMessage Message, Guid? ReplyTo, int? ExpiresIn, bool IsScheduled, DomainEvent Event);

/// <summary>What became of it.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="MessageId">Of the message that is there: another than was given, where that was sent before under the same client id.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="ExpiresAt">When it disappears; null: never, or it was there before.</param>
public sealed record SendOutcome(SendVerdict Verdict, Guid MessageId = default, long Sequence = 0, DateTimeOffset? ExpiresAt = null);

/// <summary>How it ended; numbers are those of the SQL.</summary>
public enum SendVerdict
{
    Sent = 0,

    /// <summary>It was sent before.</summary>
    Known = 1,

    NoSuchChat = 2,
    NotAMember = 3,
    NotAllowed = 4,

    /// <summary>The sender blocks the other of a private chat.</summary>
    Blocked = 5,

    /// <summary>What it would reply to is not there for the sender.</summary>
    NoSuchMessage = 6,

    /// <summary>It waits no more: somebody has taken it away.</summary>
    Withdrawn = 7,
}

/// <summary>How far somebody has got.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="UserId">Who.</param>
/// <param name="UpTo">The number of the last message; more than there are stands for the newest.</param>
/// <param name="IsRead">Whether it is read, not only delivered.</param>
/// <param name="Event">What is told of it, where it is told.</param>
public sealed record ReceiptWrite(Guid ChatId, Guid UserId, long UpTo, bool IsRead, DomainEvent Event);

/// <summary>What became of it.</summary>
/// <param name="Verdict">Of <see cref="SendVerdict"/>: <c>Sent</c>, <c>Known</c> where nothing has changed, <c>NoSuchChat</c>, <c>NotAMember</c>.</param>
/// <param name="ReadUpTo">The read mark now.</param>
/// <param name="Unread">What is after it.</param>
/// <param name="IsTold">Whether others are told of it; not in channels and large groups, nor by who has only been asked.</param>
public sealed record ReceiptOutcome(SendVerdict Verdict, long ReadUpTo = 0, long Unread = 0, bool IsTold = false);
