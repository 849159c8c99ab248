using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Chats;

/// <summary>
/// One chat, by chat id: what is done in it and read of it. Whoever does something is named by it; who may do what is one table,
/// <c>ChatRules</c>, and decided by the database. To whom is not in it the chat is not there: <see cref="ChatErrors.NoSuchChat"/>.
/// </summary>
[Alias("InstaHub.Chats.IChatGrain")]
public interface IChatGrain : IGrainWithGuidKey
{
    /// <summary>Makes the chat. Of a private one that is there already that is given, whose id is another. To do it again changes nothing.</summary>
    /// <returns>
    /// Or <see cref="ChatErrors.Invalid(string, string)"/>, <see cref="ChatErrors.NoSuchChat"/> (somebody is not there or blocks the creator),
    /// <see cref="Graph.GraphErrors.Blocked"/>, <see cref="ChatErrors.Full"/>, <see cref="ChatErrors.IdTaken"/>.
    /// </returns>
    [Alias("Create")]
    Task<Result<OpenedChat>> Create(NewChat chat);

    /// <summary>The chat as a user sees it: a JSON object.</summary>
    [Alias("Get"), ReadOnly, AlwaysInterleave]
    Task<Result<JsonBytes>> Get(Guid userId);

    /// <summary>Changes what is given.</summary>
    /// <returns>Or why not, and why a file cannot be the picture (<see cref="Media.MediaErrors"/>).</returns>
    [Alias("Edit")]
    Task<Result<JsonBytes>> Edit(Guid userId, ChatEdit edit);

    /// <summary>
    /// By its owner the chat ends for all. A private chat, and one that somebody is out of, is cleared for who asks: what there is is
    /// seen by them no more.
    /// </summary>
    [Alias("Delete")]
    Task<Result<bool>> Delete(Guid userId);

    /// <summary>Who is in it, the owner first, then admins, then by when they came. Of channels only to admins.</summary>
    [Alias("GetMembers"), ReadOnly, AlwaysInterleave]
    Task<Result<ChatPage>> GetMembers(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Puts users in; who does not follow who does it is asked first. Who is in stays as they are.</summary>
    [Alias("AddMembers")]
    Task<Result<JsonBytes>> AddMembers(Guid userId, IReadOnlyList<Guid> users);

    /// <summary>Gives somebody a role; the owner may. Who gives theirs away is an admin then.</summary>
    [Alias("SetRole")]
    Task<Result<JsonBytes>> SetRole(Guid userId, Guid memberId, ChatRole role);

    /// <summary>Ends that somebody is in; of oneself it is leaving.</summary>
    [Alias("RemoveMember")]
    Task<Result<bool>> RemoveMember(Guid userId, Guid memberId);

    /// <summary>Bans somebody, who need not be in, or lifts that.</summary>
    [Alias("SetBanned")]
    Task<Result<bool>> SetBanned(Guid userId, Guid memberId, bool banned);

    /// <summary>Leaves. An owner's place goes to the oldest admin, or else member; with the last one the chat goes.</summary>
    [Alias("Leave")]
    Task<Result<bool>> Leave(Guid userId);

    /// <summary>Makes an invitation.</summary>
    [Alias("Invite")]
    Task<Result<ChatInvite>> Invite(Guid userId, NewInvite invite);

    /// <summary>Accepts what somebody whom one does not follow has begun.</summary>
    [Alias("Accept")]
    Task<Result<JsonBytes>> Accept(Guid userId);

    /// <summary>Sets what a user has of the chat for themselves.</summary>
    [Alias("Mark")]
    Task<Result<JsonBytes>> Mark(Guid userId, ChatMarks marks);

    /// <summary>Moves the read mark; never back.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Result<ChatReadMark>> Read(Guid userId, long upTo);

    /// <summary>Says that a client of the user has messages up to this number; never less.</summary>
    [Alias("Delivered"), AlwaysInterleave]
    Task<Result<ChatReadMark>> Delivered(Guid userId, long upTo);

    /// <summary>Sends a message, or keeps it for its time. One that was sent under the same client id is given back.</summary>
    [Alias("Send"), AlwaysInterleave]
    Task<Result<SentMessage>> Send(NewMessage message);

    /// <summary>Sends here what a message in some chat says; its sender sees that chat.</summary>
    /// <param name="userId">Who forwards it.</param>
    /// <param name="newId">The id of the new message.</param>
    /// <param name="messageId">The message.</param>
    [Alias("Forward"), AlwaysInterleave]
    Task<Result<SentMessage>> Forward(Guid userId, Guid newId, Guid messageId);

    /// <summary>Messages, newest first, without those that the user has deleted for themselves.</summary>
    [Alias("GetMessages"), ReadOnly, AlwaysInterleave]
    Task<Result<MessagePage>> GetMessages(Guid userId, HistoryWindow window, int limit, CancellationToken cancellationToken = default);

    /// <summary>The messages of the user that wait for their time, the next first.</summary>
    [Alias("GetScheduled"), ReadOnly, AlwaysInterleave]
    Task<Result<ChatPage>> GetScheduled(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Pinned messages, the one pinned last first.</summary>
    [Alias("GetPins"), ReadOnly, AlwaysInterleave]
    Task<Result<ChatPage>> GetPins(Guid userId, ChatPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Who has read a message, by id. Of channels only to admins.</summary>
    [Alias("GetReaders"), ReadOnly, AlwaysInterleave]
    Task<Result<ChatPage>> GetReaders(Guid userId, Guid messageId, ChatPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>What a message said before each edit, newest first: a JSON array.</summary>
    [Alias("GetHistory"), ReadOnly, AlwaysInterleave]
    Task<Result<JsonBytes>> GetHistory(Guid userId, Guid messageId);

    /// <summary>Changes the text of a message; its sender may.</summary>
    [Alias("EditMessage")]
    Task<Result<JsonBytes>> EditMessage(Guid userId, Guid messageId, string text);

    /// <summary>Deletes a message for all, or for who asks. To do it again changes nothing.</summary>
    [Alias("DeleteMessage")]
    Task<Result<bool>> DeleteMessage(Guid userId, Guid messageId, bool forAll);

    /// <summary>Pins a message, or unpins it.</summary>
    [Alias("PinMessage")]
    Task<Result<bool>> PinMessage(Guid userId, Guid messageId, bool pinned);

    /// <summary>Reacts to a message, or takes that back.</summary>
    /// <returns>All reactions to it: a JSON object.</returns>
    [Alias("React"), AlwaysInterleave]
    Task<Result<JsonBytes>> React(Guid userId, Guid messageId, string emoji, bool on);

    /// <summary>Tells the others who look that a user writes, or does so no more; at most once a second.</summary>
    /// <returns>Or why they may not write.</returns>
    [Alias("Typing"), AlwaysInterleave]
    Task<Result<bool>> Typing(Guid userId, bool on);

    /// <summary>The time of a scheduled message has come.</summary>
    [Alias("SendDue")]
    Task SendDue(Guid messageId);

    /// <summary>The time of a message is over.</summary>
    [Alias("ExpireDue")]
    Task ExpireDue(Guid messageId);
}
