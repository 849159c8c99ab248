using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Grains.Chats;

/// <summary>What may be done in a chat.</summary>
public enum ChatAct
{
    /// <summary>See the chat, and the messages that were there while one was in it.</summary>
    See,

    SeeMembers,

    /// <summary>See who has read a message.</summary>
    SeeReaders,

    Send,
    React,
    EditMessage,

    /// <summary>Delete one's own message for all.</summary>
    DeleteOwn,

    /// <summary>Delete somebody else's.</summary>
    DeleteOthers,

    /// <summary>Delete a message for oneself.</summary>
    Hide,

    PinMessage,

    /// <summary>Change after what time messages disappear.</summary>
    SetExpiry,

    /// <summary>Change name, picture, description.</summary>
    Edit,

    Add,
    Invite,
    Kick,
    Ban,
    SetRole,
    Leave,

    /// <summary>End the chat for all.</summary>
    Close,

    /// <summary>Take the chat out of one's own list, with what there is.</summary>
    Clear,

    /// <summary>Mute, pin, archive for oneself.</summary>
    Mark,

    Accept,

    /// <summary>Move one's read mark.</summary>
    Read,
}

/// <summary>How somebody stands in a chat.</summary>
/// <param name="Kind">What the chat is.</param>
/// <param name="Role">Theirs.</param>
/// <param name="State">Theirs; null: they have never been in it.</param>
/// <param name="Peer">Of a private chat: what is between the two, seen by them; of it blocks count.</param>
/// <param name="IsPeerThere">Of a private chat: whether the other's account is active.</param>
public readonly record struct ChatStanding(
    ChatKind Kind, ChatRole Role, MemberState? State, Relation Peer = Relation.None, bool IsPeerThere = true);

/// <summary>Who may do what: the one table. Pure. The statement that sends has the same for <see cref="ChatAct.Send"/>.</summary>
public static class ChatRules
{
    /// <summary>Why somebody may not; null: they may.</summary>
    public static Error? Refusal(ChatAct act, ChatStanding standing)
    {
        if (standing.State is not { } state)
            return ChatErrors.NoSuchChat;
        if (state is MemberState.Left or MemberState.Kicked or MemberState.Banned)
            return act is ChatAct.See or ChatAct.Hide or ChatAct.Clear ? null : ChatErrors.NotAMember;
        return standing.Kind == ChatKind.Private ? InPrivate(act, standing) : standing.Role >= Needed(act, standing.Kind) ? null : ChatErrors.NotAllowed;
    }

    /// <summary>Whether somebody of one role may kick, ban or be above one of another.</summary>
    public static bool IsAbove(ChatRole role, ChatRole other) => role > other;

    // What reaches the other is refused where one blocks the other; that one is blocked is not told.
    private static Error? InPrivate(ChatAct act, ChatStanding standing) => act switch
    {
        ChatAct.Edit or ChatAct.Add or ChatAct.Invite or ChatAct.Kick or ChatAct.Ban or ChatAct.SetRole or ChatAct.Leave or ChatAct.Close =>
            ChatErrors.PrivateChat,
        ChatAct.DeleteOthers => ChatErrors.NotTheSender,
        ChatAct.Send or ChatAct.React or ChatAct.EditMessage or ChatAct.PinMessage or ChatAct.SetExpiry =>
            standing.Peer.HasFlag(Relation.BlockedBy) || !standing.IsPeerThere ? ChatErrors.NoSuchChat
            : standing.Peer.HasFlag(Relation.Blocking) ? GraphErrors.Blocked
            : null,
        _ => null,
    };

    private static ChatRole Needed(ChatAct act, ChatKind kind) => act switch
    {
        ChatAct.SetRole or ChatAct.Close => ChatRole.Owner,
        ChatAct.DeleteOthers or ChatAct.PinMessage or ChatAct.SetExpiry or ChatAct.Edit or ChatAct.Add or ChatAct.Invite or ChatAct.Kick or ChatAct.Ban =>
            ChatRole.Admin,
        ChatAct.Send or ChatAct.EditMessage or ChatAct.SeeMembers or ChatAct.SeeReaders when kind == ChatKind.Channel => ChatRole.Admin,
        _ => ChatRole.Member,
    };
}
