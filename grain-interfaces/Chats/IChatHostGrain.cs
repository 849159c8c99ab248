using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>The inboxes in use on one silo, by its address; it is placed there. Never activates an inbox.</summary>
[Alias("InstaHub.Chats.IChatHostGrain")]
public interface IChatHostGrain : IGrainWithStringKey
{
    /// <summary>Brings news to the inboxes that they concern. To bring them again, or in another order, changes nothing.</summary>
    [Alias("Deliver")]
    Task Deliver(IReadOnlyList<ChatNews> news);
}

/// <summary>What has happened in a chat: where to look, not what is so.</summary>
/// <param name="Kind">What.</param>
/// <param name="ChatId">Where.</param>
/// <param name="ActorId">Who has done it.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Chats.ChatNews")]
public sealed record ChatNews([property: Id(0)] ChatNewsKind Kind, [property: Id(1)] Guid ChatId, [property: Id(2)] Guid ActorId)
{
    /// <summary>Of the event that tells the same; null: there is none.</summary>
    [Id(3)]
    public Guid? EventId { get; init; }

    /// <summary>The message that it is about; null: none.</summary>
    [Id(4)]
    public Guid? MessageId { get; init; }

    /// <summary>Of a message that was sent: its sequence. Of receipts: up to which. 0: not known.</summary>
    [Id(5)]
    public long Number { get; init; }

    /// <summary>Whom it was done to.</summary>
    [Id(6)]
    public IReadOnlyList<Guid> Users { get; init; } = [];

    /// <summary>Of a message that was sent: a JSON object, the same for everybody; null: it is to be read.</summary>
    [Id(7)]
    public JsonBytes? Message { get; init; }
}

/// <summary>What may have happened in a chat.</summary>
[GenerateSerializer, Alias("InstaHub.Chats.ChatNewsKind")]
public enum ChatNewsKind
{
    Created = 1,
    Sent = 2,
    Edited = 3,
    Deleted = 4,
    Reacted = 5,
    Read = 6,
    Delivered = 7,

    /// <summary>What the chat is called, or looks like, or which messages are pinned, or somebody's role.</summary>
    Changed = 8,

    /// <summary>Who is in it, and how.</summary>
    MembersChanged = 9,

    /// <summary>It is gone for all.</summary>
    Closed = 10,

    /// <summary>Somebody writes; of the moment.</summary>
    TypingStarted = 11,

    /// <summary>And does so no more.</summary>
    TypingStopped = 12,

    /// <summary>The actor has set something of it for themselves.</summary>
    Marked = 13,

    /// <summary>The actor has taken it out of their list.</summary>
    Cleared = 14,

    /// <summary>The actor has deleted a message for themselves.</summary>
    Hidden = 15,
}
