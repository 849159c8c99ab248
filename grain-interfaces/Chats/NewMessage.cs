using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>A message to be sent, unchecked.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.NewMessage")]
public sealed record NewMessage
{
    /// <summary>Its id, made by who asks: the same for each attempt.</summary>
    [Id(0)]
    public Guid Id { get; init; }

    [Id(1)]
    public Guid SenderId { get; init; }

    /// <summary>What the client calls it: of one sender and chat, and one such id, there is one message. Null: it does not say.</summary>
    [Id(2)]
    public Guid? ClientId { get; init; }

    [Id(3)]
    public MessageType Type { get; init; }

    [Id(4)]
    public string? Text { get; init; }

    /// <summary>Of an encrypted message.</summary>
    [Id(5)]
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Files of the sender's.</summary>
    [Id(6)]
    public IReadOnlyList<Guid> Media { get; init; } = [];

    /// <summary>A message in the same chat.</summary>
    [Id(7)]
    public Guid? ReplyTo { get; init; }

    /// <summary>Whether nobody is to be disturbed by it.</summary>
    [Id(8)]
    public bool Silent { get; init; }

    /// <summary>When it is to be sent; null: now.</summary>
    [Id(9)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Seconds after which it disappears; null: as the chat has it.</summary>
    [Id(10)]
    public int? ExpiresIn { get; init; }
}

/// <summary>A message that was sent, now or before, or waits to be.</summary>
/// <param name="Json">A JSON object, as its sender sees it.</param>
/// <param name="Sequence">Its number; 0: it waits.</param>
/// <param name="IsNew">Whether it was sent by this call.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.SentMessage")]
public sealed record SentMessage([property: Id(0)] JsonBytes Json, [property: Id(1)] long Sequence, [property: Id(2)] bool IsNew);

/// <summary>Which messages of a chat are asked for. At most one of these; none: the newest.</summary>
/// <param name="Before">Those before this number, the newest of them.</param>
/// <param name="After">Those after this number, the oldest of them.</param>
/// <param name="Around">Those about this number.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.HistoryWindow")]
public sealed record HistoryWindow([property: Id(0)] long? Before = null, [property: Id(1)] long? After = null, [property: Id(2)] long? Around = null);

/// <summary>A part of a list.</summary>
/// <param name="Json">A JSON array, ready to be sent.</param>
/// <param name="Next">Where the next page begins; null: there is nothing more.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.MessagePage")]
public sealed record MessagePage([property: Id(0)] JsonBytes Json, [property: Id(1)] long? Next);

/// <summary>A part of a list of chats, members or pins.</summary>
/// <param name="Json">A JSON array, ready to be sent.</param>
/// <param name="Next">The last position; null: there is nothing more.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatPage")]
public sealed record ChatPage([property: Id(0)] JsonBytes Json, [property: Id(1)] ChatPosition? Next);

/// <summary>A position in such a list.</summary>
/// <param name="Rank">What comes before time: of chats 1 where they are pinned, of members their role; else 0.</param>
/// <param name="At">UTC, whole microseconds.</param>
/// <param name="Id">Tells apart what has one time.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatPosition")]
public sealed record ChatPosition([property: Id(0)] int Rank, [property: Id(1)] DateTimeOffset At, [property: Id(2)] Guid Id);

/// <summary>How far somebody has read, and what is left.</summary>
/// <param name="ReadUpTo">Number of the last message that is read.</param>
/// <param name="Unread">How many messages by others are after it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ReadMark")]
public sealed record ChatReadMark([property: Id(0)] long ReadUpTo, [property: Id(1)] long Unread);

/// <summary>What waits in all chats of a user.</summary>
/// <param name="Unread">Messages, without those of requests.</param>
/// <param name="Chats">Chats with unread messages, likewise.</param>
/// <param name="Requests">Chats that wait to be accepted.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.UnreadChats")]
public sealed record UnreadChats([property: Id(0)] long Unread, [property: Id(1)] int Chats, [property: Id(2)] int Requests);

/// <summary>Which chats are asked for.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.InboxFolder")]
public enum InboxFolder
{
    /// <summary>Those that are neither archived nor requests.</summary>
    Main = 0,

    Archived = 1,

    Requests = 2,
}

/// <summary>What became of one chat that a message was forwarded to.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="Message">The message there; null: it was refused.</param>
/// <param name="Error">Why; null: it was not.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.Forwarded")]
public sealed record Forwarded([property: Id(0)] Guid ChatId, [property: Id(1)] JsonBytes? Message, [property: Id(2)] Error? Error);
