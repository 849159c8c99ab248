using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Chats;

/// <summary>A chat as it is stored.</summary>
/// <param name="Id">Chat id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of groups and channels.</param>
/// <param name="Description">Likewise.</param>
/// <param name="AvatarId">Its picture; null: none.</param>
/// <param name="OwnerId">Of a private chat: who began it.</param>
/// <param name="PairLow">Of a private chat: the one of the two with the lower id; null for others.</param>
/// <param name="PairHigh">And the other.</param>
/// <param name="LastSequence">Number of the newest message.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="ExpiresIn">Seconds after which new messages disappear; null: never.</param>
/// <param name="LastAt">When something was last.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record StoredChat(
    Guid Id, ChatKind Kind, string Name, string Description, Guid? AvatarId, Guid OwnerId, Guid? PairLow, Guid? PairHigh, long LastSequence,
    int Members, int? ExpiresIn, DateTimeOffset LastAt, DateTimeOffset CreatedAt)
{
    /// <summary>Of a private chat: the other one.</summary>
    public Guid? PeerOf(Guid userId) => PairLow is null ? null : PairLow == userId ? PairHigh : PairLow;
}

/// <summary>Somebody in a chat, or who was, as stored.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Role">What they may do.</param>
/// <param name="State">How they stand.</param>
/// <param name="Since">They see messages after this number.</param>
/// <param name="Until">And up to this one; null: all.</param>
/// <param name="ReadUpTo">Their read mark.</param>
/// <param name="DeliveredUpTo">What their clients have; at least the read mark.</param>
/// <param name="Unread">How many messages by others are after the read mark; 0 for who is out.</param>
/// <param name="MutedUntil">Until when they have muted it; null: they have not.</param>
/// <param name="PinnedAt">When they pinned it; null: they have not.</param>
/// <param name="Archived">Whether they have archived it.</param>
/// <param name="JoinedAt">When they came.</param>
public sealed record StoredMember(
    Guid UserId, ChatRole Role, MemberState State, long Since, long? Until, long ReadUpTo, long DeliveredUpTo, long Unread, DateTimeOffset? MutedUntil,
    DateTimeOffset? PinnedAt, bool Archived, DateTimeOffset JoinedAt)
{
    /// <summary>Whether they see the message of a number.</summary>
    public bool Sees(long sequence) => sequence > Since && (Until is not { } until || sequence <= until);
}

/// <summary>A chat as one user has it.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Member">The user.</param>
/// <param name="Peer">Of a private chat: what is between the two, seen by the user; of it blocks alone.</param>
/// <param name="IsPeerThere">Of a private chat: whether the other's account is active.</param>
/// <param name="PeerReadUpTo">Of a private chat: how far the other has read; null where that is not told.</param>
/// <param name="PeerDeliveredUpTo">Likewise, what the other has been given.</param>
public sealed record ChatOfUser(
    StoredChat Chat, StoredMember Member, Relation Peer, bool IsPeerThere, long? PeerReadUpTo, long? PeerDeliveredUpTo)
{
    /// <summary>The newest message that the user sees; null: none, or it was not asked for.</summary>
    public StoredMessage? LastMessage { get; init; }

    public ChatStanding Standing => new(Chat.Kind, Member.Role, Member.State, Peer, IsPeerThere);
}
