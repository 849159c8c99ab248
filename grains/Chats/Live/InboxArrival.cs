namespace InstaHub.Grains.Chats.Live;

/// <summary>What has come to an inbox: a reference, rendered when it is asked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ChatId">Where.</param>
/// <param name="Id">Of messages and reactions: the message; of receipts: whose they are.</param>
/// <param name="Number">Of receipts: up to which.</param>
/// <param name="IsReceipted">Of a new message: whether it is told when the viewer has been given it.</param>
public readonly record struct InboxArrival(InboxArrivalKind Kind, Guid ChatId, Guid Id = default, long Number = 0, bool IsReceipted = false);

/// <summary>What may come to an inbox.</summary>
public enum InboxArrivalKind : byte
{
    Message = 1,
    Edit = 2,
    Deletion = 3,
    Reactions = 4,
    Read = 5,
    Delivered = 6,
    Chat = 7,

    /// <summary>A chat that is in the list no more.</summary>
    ChatGone = 8,
}
